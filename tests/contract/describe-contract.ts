import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClerkGeneration } from '../../src/testing/fake-clerk/types.ts';
import { generations, leavePage } from '../frontend-api/load-clerk.ts';
import { fakePages, realPages } from './page.ts';
import { scenarios } from './scenarios.ts';
import { traceOf } from './trace.ts';

// Every scenario evaluates clerk-js again, which is slow.
vi.setConfig({ testTimeout: 60_000 });

/** Plays every scenario on the fake of one generation and on the real clerk-js. */
export function describeContract(own: ClerkGeneration): void {
  const isCore2 = own === 'core-2';
  const other = isCore2 ? 'core-3' : 'core-2';
  const [name, importClerk] = generations[isCore2 ? 1 : 0];

  beforeEach(() => {
    // The age of a token counts in whole seconds: traces must not depend on the fraction at which they began.
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 5, 1, 12) });
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
  });

  afterEach(() => {
    vi.useRealTimers();
    leavePage();
  });

  describe(`${name} and its fake leave the same trace:`, () => {
    it.each(scenarios)('$name', async (scenario) => {
      const real = await traceOf(scenario, await realPages(importClerk));

      expect(await traceOf(scenario, fakePages(own))).toEqual(real);
    });

    it('the fake of the other generation leaves another one', async () => {
      const [scenario] = scenarios.filter(
        (each) => each.name === 'failing by 500 to sign out everybody, and recovering',
      );
      if (!scenario) throw new Error('There is no such scenario.');
      const real = await traceOf(scenario, await realPages(importClerk));

      expect(await traceOf(scenario, fakePages(other))).not.toEqual(real);
    });
  });
}
