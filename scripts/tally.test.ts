import { describe, expect, it } from 'vitest';
import { lineOf, sum, tallyOfCheck, tallyOfVitest, type VitestReport } from './tally.ts';

const report: VitestReport = {
  success: true,
  numPassedTests: 5,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  testResults: [{ status: 'passed', assertionResults: [{ status: 'passed' }] }],
};

describe('tallyOfVitest', () => {
  it('counts passed, failed, and pending and todo as skipped', () => {
    const mixed = {
      ...report,
      success: false,
      numFailedTests: 2,
      numPendingTests: 3,
      numTodoTests: 1,
      testResults: [{ status: 'failed', assertionResults: [{ status: 'failed' }] }],
    };

    expect(tallyOfVitest(mixed, 1)).toEqual({ passed: 5, failed: 2, skipped: 4 });
  });

  it('counts a file that could not be loaded as a failure', () => {
    const unloaded = {
      ...report,
      success: false,
      testResults: [...report.testResults, { status: 'failed', assertionResults: [] }],
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

describe('lineOf', () => {
  it('names skipped checks only where there are any', () => {
    const checks = [tallyOfCheck(true), tallyOfCheck(false), tallyOfVitest(report, 0)];

    expect(lineOf(sum(checks))).toBe('6 passed, 1 failed');
    expect(lineOf(sum([...checks, { passed: 0, failed: 0, skipped: 2 }]))).toBe(
      '6 passed, 1 failed, 2 skipped',
    );
  });
});
