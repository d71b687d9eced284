import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Fault } from '../../src/testing/frontend-api/types.ts';
import { MOSTLY_NEWEST } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import type { PageConfig } from './harness/protocol.ts';
import { openStage, type Stage } from './harness/stage.ts';
import { SIGN_OUT_CALLS } from './situations/faults.ts';

const TIMEOUT_MS = 700;

/** What else is not as usual while `onSignedOut` and a `useSignedOut` callback never settle. */
const SCENES: [string, { config?: Partial<PageConfig>; fault?: Fault; loads?: number }][] = [
  ['in an app with a router', {}],
  ['in an app without a router, whose page is left', { config: { router: 'absent' }, loads: 2 }],
  ['after an answer that was lost', { fault: { kind: 'answer-lost', call: SIGN_OUT_CALLS } }],
  [
    'after an answer that comes later than the time-out of the request',
    { fault: { kind: 'delay', delayMs: 2 * TIMEOUT_MS, call: SIGN_OUT_CALLS } },
  ],
];

describe.each(MOSTLY_NEWEST)('callbacks that never settle, on %s,', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation);
  });
  afterAll(() => stage?.close());

  it.each(SCENES)(
    'are reported by name, and the sign-out stands: %s',
    async (_, { config, fault, loads = 1 }) => {
      const given = {
        afterSignOutUrl: '/goodbye',
        timeoutMs: TIMEOUT_MS,
        haveHangingCallbacks: true,
      };
      await stage.play({ config: { ...given, ...config } }, async (scene) => {
        if (fault) scene.api.fault(fault);
        await scene.call('click', ['first']);
        await expect
          .poll(scene.read, { timeout: SLOW_DAY_MS })
          .toMatchObject({ path: '/goodbye', auth: 'signed-out', alerts: [] });
        expect(scene.loads()).toBe(loads);
        const { history } = await scene.read();
        const statuses = history.map(({ hooks }) => hooks['first']?.status);
        expect(statuses).toContain(loads === 1 ? 'signed-out' : 'redirecting');
        const codes = history.map(({ hooks }) => hooks['first']?.code).filter(Boolean);
        expect(codes).toEqual([]);
        expect(scene.unhandled).toContainEqual(
          expect.stringContaining(`onSignedOut did not settle in ${TIMEOUT_MS} ms`),
        );
        expect(scene.api.snapshot().signedInSessionIds).toEqual([]);
      });
    },
  );
});
