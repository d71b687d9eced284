import { describe, expect, it } from 'vitest';
import {
  type FileReport,
  lineOf,
  slowestOf,
  sum,
  tallyOfCheck,
  tallyOfVitest,
  troublesOf,
  type VitestReport,
} from './tally.ts';

const file: FileReport = {
  name: 'a.test.ts',
  status: 'passed',
  message: '',
  startTime: 1_000,
  endTime: 3_000,
  assertionResults: [{ status: 'passed', fullName: 'adds' }],
};
const unloadedFile: FileReport = {
  ...file,
  name: 'b.test.ts',
  status: 'failed',
  message: 'No such file\n  at b.test.ts',
  endTime: 8_000,
  assertionResults: [],
};
const report: VitestReport = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [file],
};

describe('tallyOfVitest', () => {
  it('counts passed, failed, and pending and todo as skipped', () => {
    const mixed = {
      ...report,
      success: false,
      numFailedTests: 2,
      numPendingTests: 3,
      numTodoTests: 1,
      testResults: [
        { ...file, status: 'failed', assertionResults: [{ status: 'failed', fullName: 'adds' }] },
      ],
    };

    expect(tallyOfVitest(mixed, 1)).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const unloaded = {
      ...report,
      success: false,
      testResults: [...report.testResults, unloadedFile],
    };

    expect(tallyOfVitest(unloaded, 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
  });

  it('counts a failure that the report does not show', () => {
    expect(tallyOfVitest(report, 1).failed).toBe(1);
    expect(tallyOfVitest({ ...report, success: false }, 0).failed).toBe(1);
    expect(tallyOfVitest(report, 0).failed).toBe(0);
  });

  it('counts a missing report as a failure', () => {
    expect(tallyOfVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
  });
});

describe('troublesOf', () => {
  it('lists the failed tests, with the first line of the reason, and the skipped ones', () => {
    const failing = {
      ...file,
      status: 'failed',
      assertionResults: [
        ...file.assertionResults,
        {
          status: 'failed',
          fullName: 'subtracts',
          failureMessages: ['expected 1\n  at a.test.ts'],
        },
        { status: 'skipped', fullName: 'divides' },
      ],
    };

    expect(troublesOf({ ...report, testResults: [file, failing, unloadedFile] })).toEqual([
      'failed: a.test.ts > subtracts: expected 1',
      'skipped: a.test.ts > divides',
      'failed: b.test.ts: No such file',
    ]);
  });
});

describe('slowestOf', () => {
  it('lists the files that took longest', () => {
    const both = { ...report, testResults: [file, unloadedFile] };

    expect(slowestOf(both, 1)).toEqual(['7 s: b.test.ts']);
    expect(slowestOf(both, 5)).toEqual(['7 s: b.test.ts', '2 s: a.test.ts']);
  });
});

describe('lineOf', () => {
  it('mentions skipped checks only if there are any', () => {
    const checks = [tallyOfCheck(true), tallyOfCheck(false), tallyOfVitest(report, 0)];

    expect(lineOf(sum(checks))).toBe('6 passed, 1 failed');
    expect(lineOf(sum([...checks, { passed: 0, failed: 0, skipped: 2 }]))).toBe(
      '6 passed, 1 failed, 2 skipped',
    );
  });
});
