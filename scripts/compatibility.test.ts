import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { exampleFolder } from '../tests/examples/example-folder.ts';
import { JOURNEYS } from '../tests/examples/journey-titles.ts';
import { pageOf, type Row, readRecord, rowsOf, withRows } from './compatibility.ts';

const row = (change: Partial<Row> = {}): Row => ({
  example: 'vanilla',
  versions: 'newest',
  title: '@clerk/clerk-js 6.40.0',
  ran: '2026-11-23',
  journeys: { chromium: { 'sign out': 'passed' } },
  more: { passed: 0, failed: 0 },
  ...change,
});

const reportOf = (...tests: [suite: string, title: string, status: string][]) => ({
  startTime: Date.UTC(2026, 10, 23, 12),
  testResults: [
    {
      name: '/repository/tests/examples/vanilla.test.ts',
      assertionResults: tests.map(([suite, title, status]) => ({
        ancestorTitles: [suite],
        title,
        status,
      })),
    },
  ],
});

describe('rowsOf', () => {
  it('makes a row for each set of versions with its engines, and counts the tests that are not journeys', () => {
    const report = reportOf(
      ['clerk-js 6 in chromium', JOURNEYS['sign out'], 'passed'],
      ['clerk-js 6 in chromium', JOURNEYS.offline, 'failed'],
      ['clerk-js 6 in chromium', 'keeps the focus', 'passed'],
      ['clerk-js 6 in webkit', JOURNEYS.offline, 'passed'],
      ['clerk-js 5 in chromium', JOURNEYS['sign out'], 'passed'],
    );

    expect(rowsOf(report, 'older')).toEqual([
      row({
        versions: 'older',
        title: 'clerk-js 6',
        journeys: {
          chromium: { 'sign out': 'passed', offline: 'failed' },
          webkit: { offline: 'passed' },
        },
        more: { passed: 1, failed: 0 },
      }),
      row({ versions: 'older', title: 'clerk-js 5' }),
    ]);
  });

  it('reads the tests of the examples from a report of all tests', () => {
    const { startTime, testResults } = reportOf([
      'clerk-js 6 in webkit',
      JOURNEYS.offline,
      'passed',
    ]);
    const [ours] = testResults;
    const others = { ...ours, name: '/repository/tests/browser/two-tabs.test.ts' } as typeof ours;

    expect(rowsOf({ startTime, testResults: [others, ours] as never }, 'newest')).toHaveLength(1);
    expect(rowsOf({ startTime, testResults: [others] as never }, 'newest')).toEqual([]);
  });

  it('counts a journey that did not run as failed', () => {
    const report = reportOf(['clerk-js 6 in firefox', JOURNEYS['sign out'], 'skipped']);

    expect(rowsOf(report, 'newest')[0]?.journeys).toEqual({
      firefox: { 'sign out': 'failed' },
    });
  });
});

describe('withRows', () => {
  it('replaces the rows that ran again, and the former newest versions', () => {
    const older = row({ versions: 'older', title: '@clerk/clerk-js 5.0.0' });
    const before = [row({ title: '@clerk/clerk-js 6.39.0' }), older];
    const again = { ...older, ran: '2026-12-01' };

    expect(withRows(before, [row()])).toEqual([row(), older]);
    expect(withRows(before, [again])).toEqual([before[0], again]);
  });
});

describe('docs/compatibility.md', () => {
  const record = readRecord();

  it('matches its record', () => {
    expect(readFileSync('docs/compatibility.md', 'utf8')).toBe(pageOf(record));
  });

  it('names the failed journeys, and those that were not run, in each engine', () => {
    const all = Object.fromEntries(Object.keys(JOURNEYS).map((journey) => [journey, 'passed']));
    const journeys = { chromium: all, firefox: { ...all, offline: 'failed' } } as Row['journeys'];
    expect(pageOf({ engines: {}, rows: [row({ journeys })] })).toContain(
      '| @clerk/clerk-js 6.40.0 | all 6 passed | failed: offline | not run |',
    );
    expect(pageOf({ engines: {}, rows: [row()] })).toContain(
      '| not run: redirect, failure and retry, offline, double click, second tab | not run |',
    );
  });

  it('has the versions of the examples', () => {
    const newest = record.rows.filter(({ versions }) => versions === 'newest');
    expect(newest).not.toEqual([]);

    for (const { example, title } of newest) {
      const { dependencies } = JSON.parse(
        readFileSync(`${exampleFolder(example)}/package.json`, 'utf8'),
      ) as { dependencies: Record<string, string> };
      for (const [, name = '', version] of title.matchAll(/(@?[\w/-]+) (\d+\.\d+\.\d+)/g))
        expect([name, dependencies[name]]).toEqual([name, version]);
    }
  });
});
