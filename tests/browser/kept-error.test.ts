import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FrontendApi } from '../../src/testing/frontend-api/types.ts';
import { MOSTLY_NEWEST } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import { openStage, type Stage } from './harness/stage.ts';

const QUIET_MS = 200;
const MINUTE_MS = 60_000;

interface Reload {
  /** What happens while the page is loaded again. */
  meanwhile?: (api: FrontendApi) => void;
  /** What the error that was kept says about itself, where it differs. */
  kept?: { agedMs?: number; instance?: string };
}

describe.each(MOSTLY_NEWEST)('an error that a reload has interrupted, on %s,', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation);
  });
  afterAll(() => stage?.close());

  /** Resolves to what the reloaded page shows. */
  const reload = ({ meanwhile, kept = {} }: Reload) =>
    stage.play({}, async (scene) => {
      const { agedMs = 0, instance = scene.api.publishableKey } = kept;
      await scene.page.evaluate(
        ([ageMs, name]) => {
          const ids = { sessionIds: ['sess_a'], signedIn: ['sess_a'] };
          const entry = {
            ...ids,
            key: 'all',
            instance: name,
            code: 'server',
            keptAt: Date.now() - ageMs,
          };
          sessionStorage.setItem('clerk-sign-out:error', JSON.stringify(entry));
        },
        [agedMs, instance] as const,
      );
      meanwhile?.(scene.api);
      await scene.reload();
      await scene.call('ready');
      await scene.call('quiet', QUIET_MS, SLOW_DAY_MS);
      const { hooks, alerts, auth } = await scene.read();
      expect(scene.unhandled).toEqual([]);
      return { status: hooks['first']?.status, alerts, auth };
    });

  it('is shown to the person it is about', async () => {
    expect(await reload({})).toEqual({ status: 'error', alerts: ['server'], auth: 'signed-in' });
    // At the end of its minute.
    expect(await reload({ kept: { agedMs: MINUTE_MS - SLOW_DAY_MS } })).toMatchObject({
      alerts: ['server'],
    });
  });

  it.each<[string, Reload]>([
    [
      'somebody else has signed in instead',
      {
        meanwhile: (api) => {
          api.endSession('sess_a');
          api.addSession({ id: 'sess_bob' });
        },
      },
    ],
    [
      'somebody else has signed in beside',
      { meanwhile: (api) => api.addSession({ id: 'sess_bob' }) },
    ],
    [
      'the same person has signed in again',
      {
        meanwhile: (api) => {
          api.endSession('sess_a', 'removed');
          api.addSession({ id: 'sess_again', userId: 'user_a' });
        },
      },
    ],
    ['more than a minute has passed', { kept: { agedMs: MINUTE_MS + 1 } }],
    ['the clock was set back', { kept: { agedMs: -MINUTE_MS } }],
    ['it belongs to another instance', { kept: { instance: 'pk_live_b3RoZXIuZXhhbXBsZSQ' } }],
  ])('is not shown if %s', async (_, given) => {
    expect(await reload(given)).toEqual({ status: 'idle', alerts: [], auth: 'signed-in' });
  });

  it('is not shown if the session has ended, nor to who signs in later', async () => {
    expect(await reload({ meanwhile: (api) => api.endSession('sess_a') })).toEqual({
      status: 'idle',
      alerts: [],
      auth: 'signed-out',
    });
  });
});
