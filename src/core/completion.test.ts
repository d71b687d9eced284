import { describe, expect, it, vi } from 'vitest';
import { LONG_MS, pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { deferred } from '../../tests/support/promises.ts';
import { withReportedErrors } from '../../tests/support/reported-errors.ts';
import { pagesWith, TIMEOUT_MS, watch } from '../../tests/support/simulated-page.ts';
import { unhandledRejectionsOf } from '../../tests/support/unhandled-rejections.ts';
import type { SignOutOptions } from './options.ts';

withFakeTimers();

describe.each([2, 3] as const)('with Core %i', (generation) => {
  const start = pagesWith(generation);

  describe('the redirect', () => {
    it('that is `false` stays on the page', async () => {
      const { signOut, page } = start();
      const call = watch(signOut({ redirectUrl: false }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', redirectedTo: false });
    });

    it('that is an empty string goes to the default', async () => {
      const { signOut, page } = start();
      void signOut({ redirectUrl: '' });
      await pass(LONG_MS);
      expect(page.navigations).toEqual(['/after-sign-out']);
    });

    it('by a function calls it once the server has confirmed', async () => {
      const { signOut, page, server } = start({ sessions: ['a', 'b'] });
      const redirectUrl = vi.fn(() => (server.holds('a') ? '/too-early' : '/bye'));
      void signOut({ redirectUrl });
      await pass(LONG_MS);
      expect(redirectUrl).toHaveBeenCalledExactlyOnceWith({
        sessionIds: ['a', 'b'],
        alreadySignedOut: false,
      });
      expect(page.navigations).toEqual(['/bye']);
    });

    it.each([
      ['false', false as const],
      ['nothing', undefined],
      ['null', null],
      ['an empty string', ''],
    ])('by a function that returns %s stays on the page', async (_, to) => {
      const { signOut, page, server } = start();
      const call = watch(signOut({ redirectUrl: () => to as false }));
      await pass(LONG_MS);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ status: 'signed-out', redirectedTo: false });
      expect(call.result).not.toHaveProperty('redirectError');
      expect(server.sessions).toEqual([]);
    });

    it.each([
      ['a string that is not allowed', 'https://evil.example'],
      ['a list, as the query of a link can be', ['/bye', '/bye'] as never],
      ['a number, as a router can read it from a link', 1 as never],
      ['true, as a router can read it from a link', true as never],
      ['an object, as a router can read it from a link', { to: '/bye' } as never],
      ['a URL object of another origin', new URL('https://evil.example') as never],
    ])('to %s does not happen, and does not prevent the sign-out', async (_, redirectUrl) => {
      const { store, signOut, server, page } = start();
      const onError = vi.fn();
      const call = watch(signOut({ redirectUrl, onError }));
      await pass(LONG_MS);
      expect(server.sessions).toEqual([]);
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({
        status: 'signed-out',
        redirectedTo: false,
        redirectError: { code: 'redirect_blocked' },
      });
      expect(store.getState('all')).toMatchObject({
        status: 'signed-out',
        redirectError: { code: 'redirect_blocked' },
      });
      expect(onError).toHaveBeenCalledOnce();

      page.signIn('b');
      const allowed = watch(
        signOut({
          redirectUrl: 'https://www.example.com',
          allowedRedirectOrigins: ['https://www.example.com'],
        }),
      );
      await pass(LONG_MS);
      expect(allowed.result).toMatchObject({ redirectedTo: 'https://www.example.com' });
    });

    it.each([['https://evil.example'], [Promise.resolve('/bye')], [42]])(
      'by a function that returns %o is blocked, and reported',
      async (to) => {
        const { store, signOut, page, server, clerk } = start();
        const call = watch(signOut({ redirectUrl: () => to as unknown as string }));
        await pass(LONG_MS);
        expect(call.result).toMatchObject({ redirectError: { code: 'redirect_blocked' } });
        expect(store.getState('all').status).toBe('signed-out');
        expect(page.navigations).toEqual([]);
        expect(server.sessions).toEqual([]);
        expect(clerk.session).toBeNull();
      },
    );

    describe('by a function that rejects', () => {
      const reported = withReportedErrors();
      it('is blocked, and the rejection is reported as an error of the app', async () => {
        const { signOut } = start();
        const fault = new Error('a fault of the app');
        const redirectUrl = () => Promise.reject(fault) as unknown as string;
        const unhandled = await unhandledRejectionsOf(async () => {
          const call = watch(signOut({ redirectUrl }));
          await pass(LONG_MS);
          expect(call.result).toMatchObject({ redirectError: { code: 'redirect_blocked' } });
        });
        expect(unhandled).toEqual([]);
        expect(reported).toHaveBeenCalledExactlyOnceWith(fault);
      });
    });

    it("may go to the origins of Clerk's configuration", async () => {
      const { ports, signOut, page } = start();
      ports.navigation.redirectOrigins = () => [
        'https://accounts.example.com',
        /https:\/\/.*\.example\.org/,
      ];
      const evil = watch(signOut({ redirectUrl: () => 'https://evil.example' }));
      await pass(LONG_MS);
      expect(evil.result).not.toMatchObject({ redirectedTo: expect.any(String) });
      for (const to of ['https://accounts.example.com/sign-in', 'https://www.example.org/']) {
        void signOut({ redirectUrl: () => to });
        await pass(LONG_MS);
        expect(page.navigations.at(-1)).toBe(to);
      }
    });

    it.each([
      ['afterSignOutUrl', {}],
      ['chooseAccountUrl', { scope: 'current', next: 'choose' }],
    ] as const)('passes no script URL to a router: %s', async (name, options) => {
      const { ports, signOut, server } = start({ sessions: ['a', 'b'] });
      const navigate = vi.fn();
      const { [name]: configured } = ports.navigation;
      ports.navigation[name] = () => 'javascript:alert(1)';
      void signOut({ ...options, navigate });
      await pass(LONG_MS);
      expect(navigate).not.toHaveBeenCalled();
      expect(server.holds('a')).toBe(false);

      ports.navigation[name] = configured;
      server.sessions.unshift({ id: 'c', userId: 'c', status: 'active', lastActiveAt: 1 });
      void signOut({ navigate });
      await pass(LONG_MS);
      expect(navigate).toHaveBeenCalledOnce();
    });

    it.each([
      [
        'a function that throws',
        {
          redirectUrl: () => {
            throw new Error('no route');
          },
        },
      ],
      ['a router that rejects', { navigate: () => Promise.reject(new Error('no route')) }],
      [
        'a router that throws',
        {
          navigate: () => {
            throw new Error('no route');
          },
        },
      ],
      ['a router that never settles', { navigate: () => new Promise(() => {}) }],
    ] as [string, SignOutOptions][])(
      'by %s fails with redirect_failed, and the person is signed out anyway',
      async (_, options) => {
        const { store, signOut, server, clerk } = start();
        const onSignedOut = vi.fn();
        const call = watch(signOut({ ...options, onSignedOut }));
        await pass(LONG_MS);
        expect(call.result).toMatchObject({ redirectError: { code: 'redirect_failed' } });
        expect(store.getState('all')).toMatchObject({
          status: 'signed-out',
          redirectError: { code: 'redirect_failed' },
        });
        expect(server.sessions).toEqual([]);
        expect(clerk.session).toBeNull();
        expect(onSignedOut).toHaveBeenCalledOnce();
      },
    );

    it('is retried after redirect_failed without another request', async () => {
      const { store, signOut, page, ended } = start();
      page.navigate = () => Promise.reject(new Error('no route'));
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all')).toMatchObject({ redirectError: { code: 'redirect_failed' } });
      page.navigate = () => {};
      const retry = watch(store.retry('all'));
      await pass(LONG_MS);
      expect(retry.result).toMatchObject({
        alreadySignedOut: true,
        redirectedTo: '/after-sign-out',
      });
      expect(page.navigations).toEqual(['/after-sign-out', '/after-sign-out']);
      expect(ended()).toEqual(['end all']);
    });

    it('uses the given navigate', async () => {
      const { store, signOut, page } = start();
      const arrived = deferred();
      const navigate = vi.fn(() => arrived.promise);
      const call = watch(signOut({ redirectUrl: '/bye', navigate }));
      await pass(100);
      expect(store.getState('all')).toEqual({ status: 'redirecting', to: '/bye' });
      expect(call.result).toBeUndefined();
      arrived.resolve();
      await pass();
      expect(navigate).toHaveBeenCalledExactlyOnceWith('/bye');
      expect(page.navigations).toEqual([]);
      expect(call.result).toMatchObject({ redirectedTo: '/bye' });
    });

    it('does not start before the server has confirmed', async () => {
      const { signOut, page, server } = start({ latencyMs: 100 });
      const held: boolean[] = [];
      page.navigate = () => held.push(server.holds('a'));
      void signOut();
      await pass(99);
      expect(page.navigations).toEqual([]);
      await pass(1);
      expect(held).toEqual([false]);
    });

    it('that fails after a late answer is reported with the sign-out', async () => {
      const { store, signOut, server, page } = start();
      server.fail({ on: 'end', effect: 'answered', delayMs: 10_000 });
      page.navigate = () => Promise.reject(new Error('no route'));
      void signOut();
      await pass(LONG_MS);
      expect(store.getState('all')).toMatchObject({
        status: 'signed-out',
        redirectError: { code: 'redirect_failed' },
      });
    });
  });

  describe("an app's callback", () => {
    it('onSignedOut runs before the navigation, which waits for it', async () => {
      const { signOut, page, clerk } = start();
      const cleared = deferred();
      void signOut({ onSignedOut: () => cleared.promise });
      await pass(500);
      expect(page.navigations).toEqual([]);
      expect(clerk.session).toBeUndefined();
      cleared.resolve();
      await pass();
      expect(page.navigations).toEqual(['/after-sign-out']);
    });

    it('that never settles is not waited for longer than timeoutMs', async () => {
      const error = vi.spyOn(console, 'error').mockImplementation(() => {});
      const { signOut, page } = start();
      const call = watch(signOut({ onSignedOut: () => new Promise(() => {}) }));
      await pass(TIMEOUT_MS);
      expect(page.navigations).toEqual([]);
      await pass(100);
      expect(page.navigations).toEqual(['/after-sign-out']);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(error).toHaveBeenCalledOnce();
    });

    it('that throws is reported and does not stop the sign-out', async () => {
      const error = vi.spyOn(console, 'error').mockImplementation(() => {});
      const boom = (name: string) => () => {
        throw new Error(name);
      };
      const { store, signOut, server, page } = start();
      store.onSignedOut(boom('listener'));
      const call = watch(
        signOut({ onSignedOut: boom('onSignedOut'), onSettled: boom('onSettled') }),
      );
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out' });
      expect(page.navigations).toEqual(['/after-sign-out']);

      page.signIn('b');
      server.fail({ on: 'end', effect: 500 });
      const failing = watch(signOut({ onError: async () => boom('onError')() }));
      await pass(LONG_MS);
      expect(failing.code).toBe('server');
      expect(error.mock.calls.map(([reported]) => (reported as Error).message)).toEqual([
        'listener',
        'onSignedOut',
        'onSettled',
        'onError',
      ]);
    });
  });

  describe('a platform that reports errors', () => {
    const reported = withReportedErrors();

    it('receives the error of a router that cannot drop its pages, and the sign-out continues', async () => {
      const boom = new TypeError('revalidate is not a function');
      const { signOut, page, ports } = start();
      ports.navigation.forgetFetchedPages = () => {
        throw boom;
      };
      const call = watch(signOut({ redirectUrl: '/bye' }));
      await pass(LONG_MS);
      expect(call.result).toMatchObject({ status: 'signed-out', redirectedTo: '/bye' });
      expect(page.navigations).toEqual(['/bye']);
      expect(reported).toHaveBeenCalledExactlyOnceWith(boom);
    });

    it('receives the error of a callback that fails', async () => {
      const { signOut } = start();
      const boom = new Error('boom');
      void signOut({ onSignedOut: () => Promise.reject(boom) });
      await pass(LONG_MS);
      expect(reported).toHaveBeenCalledExactlyOnceWith(boom);
    });
  });
});
