import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { GENERATIONS } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import { openStage, type Stage } from './harness/stage.ts';
import { SIGN_OUT_CALLS } from './situations/faults.ts';

const QUIET_MS = 150;

describe.each(GENERATIONS)('two tabs of one browser on %s', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 1 });
  });
  afterAll(() => stage.close());

  it('send one request when both are clicked at the same moment, and both end signed out', async () => {
    await stage.play({ config: { timeoutMs: 5_000 } }, async (first) => {
      const { api } = first;
      const second = await first.openTab();
      api.fault({ kind: 'delay', delayMs: 200, call: SIGN_OUT_CALLS });

      await Promise.all([first.call('click', ['first']), second.call('click', ['first'])]);
      await Promise.all([first, second].map((tab) => tab.call('quiet', QUIET_MS, SLOW_DAY_MS)));

      expect(api.log.filter(({ call }) => SIGN_OUT_CALLS.includes(call))).toHaveLength(1);
      expect(api.snapshot().signedInSessionIds).toEqual([]);
      for (const tab of [first, second]) {
        const { auth, clerkSession, hooks } = await tab.read();
        expect({ auth, clerkSession, status: hooks['first']?.status }).toEqual({
          auth: 'signed-out',
          clerkSession: null,
          status: 'signed-out',
        });
        expect(tab.unhandled).toEqual([]);
      }
    });
  });

  it('send another request after the first one failed, and the failed tab learns of the success', async () => {
    await stage.play({ config: { timeoutMs: 5_000 } }, async (first) => {
      const { api } = first;
      const second = await first.openTab();
      api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS, times: 1 });

      await first.call('click', ['first']);
      await first.call('quiet', QUIET_MS, SLOW_DAY_MS);
      expect((await first.read()).hooks['first']).toEqual({
        status: 'error',
        code: 'server',
        saysAlive: true,
      });

      await second.call('click', ['first']);
      await second.call('quiet', QUIET_MS, SLOW_DAY_MS);
      expect(api.snapshot().signedInSessionIds).toEqual([]);
      await vi.waitFor(
        async () => {
          const { auth, hooks } = await first.read();
          expect({ auth, status: hooks['first']?.status }).toEqual({
            auth: 'signed-out',
            status: 'signed-out',
          });
        },
        { timeout: SLOW_DAY_MS },
      );
      expect([...first.unhandled, ...second.unhandled]).toEqual([]);
    });
  });

  it('agree in the end, even if the second one gets no answer from the server at first', async () => {
    await stage.play({ config: { timeoutMs: 5_000 } }, async (first) => {
      const { api } = first;
      const second = await first.openTab();
      api.fault({ kind: 'html', status: 503, call: 'client', times: 2 });

      await first.call('click', ['first']);
      await first.call('quiet', QUIET_MS, SLOW_DAY_MS);

      expect((await first.read()).hooks['first']).toMatchObject({ status: 'signed-out' });
      await vi.waitFor(
        async () =>
          expect(await second.read()).toMatchObject({
            auth: 'signed-out',
            clerkSession: null,
            listed: [],
          }),
        { timeout: SLOW_DAY_MS },
      );
      expect((await second.read()).signedOutUsers).toHaveLength(1);
    });
  });

  it('list the same accounts after one of them has removed another than the current one', async () => {
    await stage.play(
      {
        api: { sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }, { id: 'sess_cy' }] },
        config: { subject: 'every-target', timeoutMs: 5_000 },
      },
      async (first) => {
        const second = await first.openTab();
        expect((await second.read()).listed).toEqual(['sess_ada', 'sess_bob', 'sess_cy']);

        await first.call('click', ['sess_bob']);
        await vi.waitFor(
          async () => expect((await second.read()).listed).toEqual(['sess_ada', 'sess_cy']),
          { timeout: SLOW_DAY_MS },
        );
        expect(await second.read()).toMatchObject({ auth: 'signed-in', clerkSession: 'sess_ada' });
      },
    );
  });
});
