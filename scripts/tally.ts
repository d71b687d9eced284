/** How many checks passed, failed and were skipped. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

/** The part of Vitest's JSON report that is counted. */
export interface VitestReport {
  success: boolean;
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: FileReport[];
}

export interface FileReport {
  /** The path of the file. */
  name: string;
  status: string;
  /** Why the file could not be loaded, or empty. */
  message: string;
  /** Epoch milliseconds. */
  startTime: number;
  endTime: number;
  assertionResults: { status: string; fullName: string; failureMessages?: string[] | null }[];
}

/** One check that is not a test of a runner. */
export function tallyOfCheck(passed: boolean): Tally {
  return { passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}

/**
 * Counts the tests of a report; a file that could not be loaded counts as one failure.
 * No report, or a failed run whose report shows no failure, is one failure too.
 */
export function tallyOfVitest(report: VitestReport | undefined, exitCode: number): Tally {
  if (report === undefined) return tallyOfCheck(false);

  const filesWithoutResult = report.testResults.filter(isUnloaded).length;
  const failed = report.numFailedTests + filesWithoutResult;
  const failedUnseen = failed === 0 && (exitCode !== 0 || !report.success);

  return {
    passed: report.numPassedTests,
    failed: failedUnseen ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

function isUnloaded({ status, assertionResults }: FileReport): boolean {
  return status === 'failed' && !assertionResults.some((test) => test.status === 'failed');
}

/** The failed and the skipped tests, a line each: CI may keep only the end of the output. */
export function troublesOf({ testResults }: VitestReport): string[] {
  return testResults.flatMap((file) => {
    const lines = file.assertionResults
      .filter(({ status }) => status !== 'passed')
      .map(({ status, fullName, failureMessages }) =>
        [`${status}: ${file.name} > ${fullName}`, firstLineOf(failureMessages?.[0])]
          .filter(Boolean)
          .join(': '),
      );
    return isUnloaded(file)
      ? [...lines, `failed: ${file.name}: ${firstLineOf(file.message)}`]
      : lines;
  });
}

function firstLineOf(message = ''): string {
  return message.split('\n', 1)[0] ?? '';
}

/** The files that took longest, with their seconds. */
export function slowestOf({ testResults }: VitestReport, count: number): string[] {
  return testResults
    .map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1_000 }))
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, count)
    .map(({ name, seconds }) => `${Math.round(seconds)} s: ${name}`);
}

export function sum(tallies: Tally[]): Tally {
  const total: Tally = { passed: 0, failed: 0, skipped: 0 };
  for (const { passed, failed, skipped } of tallies) {
    total.passed += passed;
    total.failed += failed;
    total.skipped += skipped;
  }
  return total;
}

/** `12 passed, 0 failed`, and `, 3 skipped` if there are any. */
export function lineOf({ passed, failed, skipped }: Tally): string {
  const line = `${passed} passed, ${failed} failed`;
  return skipped > 0 ? `${line}, ${skipped} skipped` : line;
}
