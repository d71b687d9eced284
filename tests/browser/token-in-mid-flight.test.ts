import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOSTLY_NEWEST } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import { openStage, type Scene, type Stage } from './harness/stage.ts';
import { SIGN_OUT_CALLS } from './situations/faults.ts';

const QUIET_MS = 150;

// clerk-js 6 sets `session` from undefined to null when a token arrives in its transitive state, and `useAuth` then shows
// nobody for that moment. Nothing outside clerk-js can prevent that, and it must not count as a sign-out.
describe.each(MOSTLY_NEWEST)(
  'a session token that arrives while a sign-out is under way on %s',
  (generation) => {
    let stage: Stage;
    beforeAll(async () => {
      stage = await openStage(generation, { lanes: 1 });
    });
    afterAll(() => stage.close());

    const clickWithTokenUnderWay = async ({ api, page, call }: Scene) => {
      api.fault({ kind: 'delay', delayMs: 50, call: 'token' });
      await page.evaluate(() => {
        const { Clerk } = window as unknown as {
          Clerk: { session: { getToken(options: { skipCache: boolean }): Promise<unknown> } };
        };
        void Clerk.session.getToken({ skipCache: true });
      });
      while (!api.log.some(({ call: each }) => each === 'token')) await pause(5);
      await call('click', ['first']);
      await call('quiet', QUIET_MS, SLOW_DAY_MS);
    };

    it('does not prevent recovery from a failed one', async () => {
      await stage.play({ api: { latencyMs: 200 } }, async (scene) => {
        scene.api.fault({ kind: 'status', status: 500, call: SIGN_OUT_CALLS });
        await clickWithTokenUnderWay(scene);
        const { auth, clerkSession, hooks, history, confirmations } = await scene.read();
        expect({ auth, clerkSession, hook: hooks['first'] }).toEqual({
          auth: 'signed-in',
          clerkSession: 'sess_a',
          hook: { status: 'error', code: 'server', saysAlive: true },
        });
        expect(history.map((claim) => claim.hooks['first']?.status)).not.toContain('signed-out');
        expect(confirmations).toEqual([]);
        expect(scene.unhandled).toEqual([]);
      });
    });

    it('does not prevent a successful one from finishing', async () => {
      await stage.play({ api: { latencyMs: 200 } }, async (scene) => {
        await clickWithTokenUnderWay(scene);
        const { auth, clerkSession, hooks } = await scene.read();
        expect({ auth, clerkSession, status: hooks['first']?.status }).toEqual({
          auth: 'signed-out',
          clerkSession: null,
          status: 'signed-out',
        });
        expect(scene.api.snapshot().signedInSessionIds).toEqual([]);
        expect(scene.unhandled).toEqual([]);
      });
    });
  },
);
