import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { MOSTLY_NEWEST } from '../support/generations.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import type { PageConfig } from './harness/protocol.ts';
import { openStage, type Scene, type Stage } from './harness/stage.ts';
import { NO_PAGE } from './stage/stage.ts';

const QUIET_MS = 100;
const DAY_MS = 24 * 60 * 60 * 1_000;

describe.each(MOSTLY_NEWEST)('after a sign-out on %s the page', (generation) => {
  let stage: Stage;
  beforeAll(async () => {
    stage = await openStage(generation, { lanes: 1 });
  });
  afterAll(() => stage.close());

  const signOut = <Value>(
    config: Partial<PageConfig>,
    run: (scene: Scene) => Promise<Value>,
    cookieExpiresAt: number | null = null,
  ) =>
    stage.play({ config, api: { cookieExpiresAt } }, async (scene) => {
      await scene.call('click', ['first']);
      await scene.call('quiet', QUIET_MS, SLOW_DAY_MS);
      return run(scene);
    });

  const alive = ({ api }: Scene) => api.snapshot().signedInSessionIds;

  it("goes to the provider's afterSignOutUrl through the app's router", async () => {
    await signOut({ afterSignOutUrl: '/after' }, async (scene) => {
      const { path, navigations, hooks } = await scene.read();
      expect({ path, navigations }).toEqual({ path: '/after', navigations: ['/after'] });
      expect(hooks['first']?.status).toBe('signed-out');
      expect(scene.loads()).toBe(1);
    });
  });

  it('goes to redirectUrl instead', async () => {
    await signOut({ afterSignOutUrl: '/after', redirectUrl: '/goodbye' }, async (scene) => {
      expect(await scene.read()).toMatchObject({ path: '/goodbye', navigations: ['/goodbye'] });
    });
  });

  it('goes to the URL that a function of the result returns', async () => {
    await signOut({ redirectUrl: { byFunction: '/goodbye' } }, async (scene) => {
      expect((await scene.read()).navigations).toEqual(['/goodbye?ended=sess_a']);
    });
  });

  it('stays if redirectUrl is false', async () => {
    await signOut({ redirectUrl: false }, async (scene) => {
      const { path, navigations, auth } = await scene.read();
      expect({ path, navigations, auth }).toEqual({
        path: '/dashboard',
        navigations: [],
        auth: 'signed-out',
      });
    });
  });

  it.each([
    'https://elsewhere.example/',
    'javascript:alert(1)',
    '//elsewhere.example',
    '/\\elsewhere.example',
    { byFunction: 'https://elsewhere.example/' },
  ])('is signed out, stays, and says why if redirectUrl is %o', async (redirectUrl) => {
    await signOut({ redirectUrl }, async (scene) => {
      const { hooks, navigations, auth } = await scene.read();
      expect(hooks['first']).toEqual({
        status: 'signed-out',
        alreadySignedOut: false,
        redirectCode: 'redirect_blocked',
      });
      expect({ navigations, auth }).toEqual({ navigations: [], auth: 'signed-out' });
      expect(alive(scene)).toEqual([]);
    });
  });

  describe.each([
    ['a part of itself', '/dashboard#bye', '#bye'],
    ['the part that it shows already', '/dashboard#', ''],
    ['what is no page, such as a download', NO_PAGE, ''],
  ])('stays when redirected, without a router, to %s', (_, to, hash) => {
    it.each(['afterSignOutUrl', 'redirectUrl'])(
      'by %s, and shows that nobody is signed in',
      async (option) => {
        await signOut({ router: 'absent', timeoutMs: 1_000, [option]: to }, async (scene) => {
          await vi.waitFor(
            async () =>
              expect(await scene.read()).toMatchObject({ auth: 'signed-out', clerkSession: null }),
            { timeout: SLOW_DAY_MS },
          );
          expect(await scene.page.evaluate(() => location.pathname + location.hash)).toBe(
            `/dashboard${hash}`,
          );
          expect((await scene.read()).hooks['first']).toMatchObject({ status: 'signed-out' });
          expect(scene.loads()).toBe(1);
          expect(scene.unhandled).toEqual([]);
          expect(alive(scene)).toEqual([]);
        });
      },
    );
  });

  it('shows that nobody is active when the current one of several accounts is signed out', async () => {
    const sessions = [{ id: 'sess_ada' }, { id: 'sess_bob' }];
    const config = { router: 'absent', redirectUrl: '#bye', sessionId: 'sess_ada' } as const;
    await stage.play({ config, api: { sessions } }, async (scene) => {
      await scene.call('click', ['first']);
      await vi.waitFor(
        async () =>
          expect(await scene.read()).toMatchObject({ auth: 'signed-out', clerkSession: null }),
        { timeout: SLOW_DAY_MS },
      );
      expect(scene.loads()).toBe(1);
      expect(alive(scene)).toEqual(['sess_bob']);
    });
  });

  it('goes through the touch URL if the client cookie expires within eight days', async () => {
    await signOut(
      { redirectUrl: '/goodbye' },
      async (scene) => {
        await vi.waitFor(
          async () =>
            expect(await scene.read()).toMatchObject({ path: '/goodbye', auth: 'signed-out' }),
          { timeout: SLOW_DAY_MS },
        );
        expect(scene.api.log.map(({ path }) => path)).toContain('/v1/client/touch');
        expect(scene.loads()).toBe(2);
        expect(alive(scene)).toEqual([]);
      },
      Date.now() + 2 * DAY_MS,
    );
  });

  it('does not go through the touch URL if the client cookie lives longer', async () => {
    await signOut(
      { redirectUrl: '/goodbye' },
      async (scene) => {
        expect(await scene.read()).toMatchObject({ path: '/goodbye' });
        expect(scene.api.log.map(({ path }) => path)).not.toContain('/v1/client/touch');
        expect(scene.loads()).toBe(1);
      },
      Date.now() + 30 * DAY_MS,
    );
  });
});
