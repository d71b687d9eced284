// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { getDeviceSessions } from '../../src/clerk/device-sessions.ts';
import { getSignOutStore } from '../../src/clerk/sign-out-store.ts';
import { followClerk, onSignedOut } from '../../src/clerk/signed-out-users.ts';
import type { SignOutErrorCode } from '../../src/core/errors.ts';
import type { Reverification } from '../../src/core/types.ts';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import type { FaultEffect, FrontendApiOptions } from '../../src/testing/frontend-api/types.ts';
import { deferred } from '../support/promises.ts';
import { generations, leavePage, loadClerk } from './load-clerk.ts';

afterEach(leavePage);

const phone = {
  id: 'sess_phone',
  deviceType: 'iPhone',
  isMobile: true,
  browserName: 'Safari',
  browserVersion: '26.0',
  city: 'Vienna',
  country: 'AT',
  lastActiveAt: Date.UTC(2026, 0, 2),
};
const laptop = { id: 'sess_laptop', deviceType: 'Macintosh', lastActiveAt: Date.UTC(2026, 0, 3) };

const sessionAs = (id: string, status: string) => ({
  response: { object: 'session', id, status },
  client: null,
});

/** Answers that do not prove that the phone is signed out, and the resulting error code. */
const NO_REVOCATIONS: [answer: string, fault: FaultEffect, code: SignOutErrorCode][] = [
  ['200 with {}', { kind: 'body', body: {} }, 'not_confirmed_by_server'],
  ['200 with []', { kind: 'body', body: [] }, 'not_confirmed_by_server'],
  ['200 with null', { kind: 'body', body: null }, 'not_confirmed_by_server'],
  ['200 with {"ok":true}', { kind: 'body', body: { ok: true } }, 'not_confirmed_by_server'],
  ['204', { kind: 'body', status: 204 }, 'not_confirmed_by_server'],
  ['200 with HTML', { kind: 'html', status: 200 }, 'server'],
  [
    'with another session',
    { kind: 'body', body: sessionAs('sess_else', 'revoked') },
    'not_confirmed_by_server',
  ],
  [
    'with the phone alive',
    { kind: 'body', body: sessionAs('sess_phone', 'active') },
    'not_confirmed_by_server',
  ],
  [
    'with the phone in no status',
    { kind: 'body', body: { response: { object: 'session', id: 'sess_phone' } } },
    'not_confirmed_by_server',
  ],
  [
    'with a client that is none',
    { kind: 'body', body: { status: 'ok', client: '203.0.113.7' } },
    'not_confirmed_by_server',
  ],
  ['404 of a gateway', { kind: 'body', status: 404, body: { message: 'Not Found' } }, 'server'],
  [
    '410 of a gateway',
    { kind: 'body', status: 410, body: { errors: [{ title: 'Gone' }] } },
    'server',
  ],
  ["404 of Clerk's, the device lives", { kind: 'status', status: 404 }, 'session_not_found'],
];

describe.each(generations)('%s', (_, importClerk) => {
  /** The real clerk-js against a fake, and the device list of its current session. */
  async function setUp(options: FrontendApiOptions = { devices: [phone, laptop] }) {
    const frontendApi = createFrontendApi(options);
    const loaded = await loadClerk(importClerk, frontendApi);
    const clerk = loaded.clerk as unknown as ClerkInstance;
    // As if without Clerk's UI: the build of clerk-js 5 contains it, but jsdom cannot show it.
    Object.assign(clerk, { __internal_openReverification: undefined });
    const store = getDeviceSessions(clerk);
    const owner = clerk.session?.id ?? null;
    store.subscribe(() => {});
    frontendApi.clearLog();
    return {
      frontendApi,
      clerk,
      store,
      load: () => store.load(owner, 15_000),
      list: () => store.getState(owner),
      ids: () => store.getState(owner).devices.map(({ id }) => id),
      requestsOf: (id: string) =>
        frontendApi.log.filter(
          ({ call, sessionId }) => call === 'revoke-device' && sessionId === id,
        ).length,
      signOut: getSignOutStore(clerk),
    };
  }

  describe('of an impersonated user', () => {
    const impersonated = {
      sessions: [{ id: 'sess_a', actorId: 'user_admin' }],
      devices: [phone, laptop],
    };

    it('are listed, and stay signed in unless `whenImpersonating` allows it', async () => {
      const { store, load, ids, signOut, requestsOf } = await setUp(impersonated);
      await load();
      expect(ids()).toEqual(['sess_a', 'sess_laptop', 'sess_phone']);
      const refusals = [
        await store.revoke('sess_phone', { timeoutMs: 15_000 }),
        await signOut.signOut({ scope: 'other-devices' }),
        await signOut.signOut({ scope: 'everywhere' }),
      ];
      for (const refusal of refusals)
        expect(refusal).toMatchObject({ error: { code: 'impersonation' } });
      expect([requestsOf('sess_phone'), requestsOf('sess_laptop')]).toEqual([0, 0]);
      await signOut.signOut({ scope: 'other-devices', whenImpersonating: 'continue' });
      expect(ids()).toEqual(['sess_a']);
    });
  });

  describe('the list', () => {
    it('comes from the server, never from a cache', async () => {
      const { load } = await setUp();
      const fetch = vi.spyOn(globalThis, 'fetch');
      await load();
      const caches = fetch.mock.calls.map(([url, options]) => [
        new URL(String(url)).pathname,
        options?.cache,
      ]);
      expect(caches).toEqual([
        ['/v1/client', 'no-store'],
        ['/v1/me/sessions/active', 'no-store'],
      ]);
    });

    it('has this device first, then the most recently used', async () => {
      const { load, list, ids } = await setUp();
      expect(list()).toEqual({ status: 'loading', devices: [] });
      await load();
      expect(list().status).toBe('ready');
      expect(ids()).toEqual(['sess_a', 'sess_laptop', 'sess_phone']);
      expect(list().devices[0]).toMatchObject({ isCurrent: true, state: { status: 'idle' } });
      expect(list().devices[2]).toEqual({
        id: 'sess_phone',
        isCurrent: false,
        deviceType: 'iPhone',
        isMobile: true,
        browserName: 'Safari',
        browserVersion: '26.0',
        city: 'Vienna',
        country: 'AT',
        lastActiveAt: phone.lastActiveAt,
        state: { status: 'idle' },
      });
    });

    it('distinguishes "no other devices" from "could not load"', async () => {
      const { frontendApi, load, list, ids } = await setUp({ devices: [] });
      await load();
      expect([list().status, ids()]).toEqual(['ready', ['sess_a']]);
      frontendApi.fault({ kind: 'status', status: 500, call: 'list-devices' });
      await load();
      expect(list()).toMatchObject({ status: 'error', error: { code: 'network' } });
    });

    it('is not accepted without statuses, and no device then counts as gone', async () => {
      const { frontendApi, store, load, ids } = await setUp();
      await load();
      frontendApi.fault({ kind: 'status', status: 500, call: 'revoke-device' });
      frontendApi.fault({
        kind: 'body',
        body: ['sess_a', 'sess_phone'].map((id) => ({ object: 'session', id })),
        call: 'list-devices',
      });
      expect(await store.revoke('sess_phone', { timeoutMs: 15_000 })).toMatchObject({
        error: { code: 'server', mayHaveEnded: true },
      });
      expect(ids()).toContain('sess_phone');
    });

    it('keeps the known rows while it cannot be loaded', async () => {
      const { frontendApi, load, ids, list } = await setUp();
      await load();
      const lift = frontendApi.fault({ kind: 'reset', call: 'list-devices' });
      await load();
      expect([list().status, ids().length]).toEqual(['error', 3]);
      lift();
      await load();
      expect([list().status, ids().length]).toEqual(['ready', 3]);
    });

    it('whose body never ends ends in a time-out, and can be loaded afterwards', async () => {
      const { clerk, store, load, list, ids } = await setUp();
      const { fetch } = globalThis;
      vi.stubGlobal('fetch', (input: URL | string, init?: RequestInit) =>
        String(input).includes('/sessions/active')
          ? Promise.resolve(new Response(new ReadableStream()))
          : fetch(input, init),
      );
      await store.load(clerk.session?.id ?? null, 300);
      expect(list()).toMatchObject({ status: 'error', error: { code: 'timeout' } });
      vi.stubGlobal('fetch', fetch);
      await load();
      expect([list().status, ids().length]).toEqual(['ready', 3]);
    });

    it('is loaded again each time, although clerk-js caches it', async () => {
      const { frontendApi, load, ids } = await setUp();
      await load();
      frontendApi.addDevice({ id: 'sess_new' });
      await load();
      expect(ids()).toContain('sess_new');
    });

    it('reports an account that has been signed out since', async () => {
      const { frontendApi, clerk, load } = await setUp({
        sessions: [{ id: 'sess_a' }, { id: 'sess_b' }],
      });
      const told: object[] = [];
      onSignedOut(clerk, (user) => told.push(user));
      followClerk(clerk);
      frontendApi.endSession('sess_b', 'removed');
      await load();
      expect(told).toMatchObject([{ sessionIds: ['sess_b'], reason: 'elsewhere' }]);
    });

    it('is loaded once for two callers at the same time', async () => {
      const { frontendApi, load } = await setUp();
      await Promise.all([load(), load()]);
      expect(frontendApi.log.filter(({ call }) => call === 'list-devices')).toHaveLength(1);
    });
  });

  describe('one device', () => {
    it('is signed out, and its row disappears', async () => {
      const { store, frontendApi, load, ids } = await setUp();
      await load();
      expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
        status: 'signed-out',
        sessionIds: ['sess_phone'],
      });
      expect(frontendApi.snapshot().deviceSessionIds).toEqual(['sess_laptop']);
      expect(ids()).toEqual(['sess_a', 'sess_laptop']);
    });

    it('that fails keeps its row with the error, and can be retried', async () => {
      const { store, frontendApi, load, list, ids } = await setUp();
      await load();
      const lift = frontendApi.fault({ kind: 'status', status: 500, call: 'revoke-device' });
      expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
        status: 'error',
        error: { code: 'server' },
      });
      expect(list().devices[2]?.state).toMatchObject({
        status: 'error',
        error: { code: 'server' },
      });
      lift();
      await store.revoke('sess_phone', { timeoutMs: 5_000 });
      expect(ids()).not.toContain('sess_phone');
    });

    it('whose answer was lost counts as signed out, without a second request', async () => {
      const { store, frontendApi, load, ids, requestsOf } = await setUp();
      await load();
      frontendApi.fault({ kind: 'answer-lost', call: 'revoke-device' });
      expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
        status: 'signed-out',
      });
      expect(ids()).toEqual(['sess_a', 'sess_laptop']);
      expect(requestsOf('sess_phone')).toBe(1);
    });

    it.each(NO_REVOCATIONS)(
      'whose revocation is answered %s is still listed, and can be retried',
      async (_, fault, code) => {
        const { clerk, store, frontendApi, signOut, load, list, ids } = await setUp();
        await load();
        const told: object[] = [];
        followClerk(clerk);
        onSignedOut(clerk, (user) => told.push(user));
        const lift = frontendApi.fault({
          ...fault,
          call: 'revoke-device',
          sessionId: 'sess_phone',
        });
        expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
          status: 'error',
          error: { code },
        });
        expect(list().devices[2]).toMatchObject({
          id: 'sess_phone',
          state: { status: 'error', error: { code } },
        });
        expect(await signOut.signOut({ scope: 'other-devices', redirectUrl: false })).toMatchObject(
          {
            status: 'error',
            error: { code: 'partial', failedSessionIds: ['sess_phone'] },
          },
        );
        expect(ids()).toEqual(['sess_a', 'sess_phone']);
        expect(frontendApi.snapshot()).toMatchObject({
          deviceSessionIds: ['sess_phone'],
          signedInSessionIds: ['sess_a'],
        });
        expect(told).toEqual([]);
        lift();
        expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
          status: 'signed-out',
        });
        expect(frontendApi.snapshot().deviceSessionIds).toEqual([]);
      },
    );

    it('whose revocation is done and answered as garbage counts as signed out', async () => {
      const { store, frontendApi, load, ids } = await setUp();
      await load();
      frontendApi.fault({ kind: 'body', body: {}, isDone: true, call: 'revoke-device' });
      expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
        status: 'signed-out',
      });
      expect(ids()).toEqual(['sess_a', 'sess_laptop']);
    });

    it('that was ended elsewhere counts as signed out', async () => {
      const { store, frontendApi, load } = await setUp();
      await load();
      frontendApi.endSession('sess_phone', 'revoked');
      expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
        status: 'signed-out',
      });
    });

    it('that is this one is refused without a request', async () => {
      const { store, frontendApi, load } = await setUp();
      await load();
      frontendApi.clearLog();
      expect(await store.revoke('sess_a', { timeoutMs: 5_000 })).toMatchObject({
        status: 'error',
        error: { code: 'session_not_found' },
      });
      expect(frontendApi.log).toEqual([]);
      await store.revoke('sess_phone', { timeoutMs: 5_000 });
      expect(frontendApi.log).not.toEqual([]);
    });
  });

  describe('reverification', () => {
    it('is its own error, and after it the same call succeeds', async () => {
      const { store, frontendApi, load, list, ids } = await setUp({
        devices: [phone],
        requireReverification: true,
      });
      await load();
      const result = await store.revoke('sess_phone', { timeoutMs: 5_000 });
      expect(result).toMatchObject({ error: { code: 'reverification_required', retryable: true } });
      expect(list().devices[1]?.state.status).toBe('error');
      frontendApi.completeReverification();
      await store.revoke('sess_phone', { timeoutMs: 5_000 });
      expect(ids()).toEqual(['sess_a']);
    });

    it('can be completed while it waits', async () => {
      const { store, frontendApi, load, requestsOf } = await setUp({
        devices: [phone],
        requireReverification: true,
      });
      await load();
      const onNeedsReverification = ({ complete }: Reverification) => {
        frontendApi.completeReverification();
        complete();
      };
      expect(
        await store.revoke('sess_phone', { timeoutMs: 5_000, onNeedsReverification }),
      ).toMatchObject({ status: 'signed-out' });
      expect(requestsOf('sess_phone')).toBe(2);
    });

    it("opens Clerk's own dialog if its UI is loaded", async () => {
      const { store, clerk, frontendApi, load } = await setUp({
        devices: [phone],
        requireReverification: true,
      });
      await load();
      const open = vi.fn<NonNullable<ClerkInstance['__internal_openReverification']>>(
        ({ afterVerification }) => {
          frontendApi.completeReverification();
          afterVerification();
        },
      );
      clerk.__internal_openReverification = open;
      expect(await store.revoke('sess_phone', { timeoutMs: 5_000 })).toMatchObject({
        status: 'signed-out',
      });
      expect(open).toHaveBeenCalledTimes(1);
    });
  });

  describe('all other devices', () => {
    it('are signed out by `other-devices`, which keeps this browser signed in', async () => {
      const { signOut, frontendApi, load, ids } = await setUp();
      await load();
      const result = await signOut.signOut({ scope: 'other-devices', redirectUrl: false });
      expect(result).toMatchObject({ status: 'signed-out' });
      expect(frontendApi.snapshot()).toMatchObject({
        deviceSessionIds: [],
        signedInSessionIds: ['sess_a'],
      });
      expect(ids()).toEqual(['sess_a']);
    });

    it('share the request with a single one that is under way', async () => {
      const { store, signOut, load, requestsOf } = await setUp({
        devices: [phone, laptop],
        latencyMs: 20,
      });
      await load();
      await Promise.all([
        store.revoke('sess_phone', { timeoutMs: 5_000 }),
        signOut.signOut({ scope: 'other-devices', redirectUrl: false }),
      ]);
      expect([requestsOf('sess_phone'), requestsOf('sess_laptop')]).toEqual([1, 1]);
    });

    it('that fail are named, and only they are tried again', async () => {
      const { signOut, frontendApi, load, ids, requestsOf } = await setUp();
      await load();
      const lift = frontendApi.fault({
        kind: 'status',
        status: 500,
        call: 'revoke-device',
        sessionId: 'sess_phone',
      });
      expect(await signOut.signOut({ scope: 'other-devices', redirectUrl: false })).toMatchObject({
        status: 'error',
        error: { code: 'partial', failedSessionIds: ['sess_phone'] },
      });
      expect(ids()).toEqual(['sess_a', 'sess_phone']);
      lift();
      frontendApi.addDevice({ id: 'sess_new' });
      expect(await signOut.retry('other-devices')).toMatchObject({
        status: 'signed-out',
        sessionIds: ['sess_phone'],
      });
      expect(frontendApi.snapshot().deviceSessionIds).toEqual(['sess_new']);
      expect(requestsOf('sess_laptop')).toBe(1);
    });

    it('and this browser are signed out by `everywhere`', async () => {
      const { signOut, frontendApi } = await setUp();
      await signOut.signOut({ scope: 'everywhere', redirectUrl: false });
      expect(frontendApi.snapshot()).toMatchObject({
        deviceSessionIds: [],
        signedInSessionIds: [],
      });
    });

    it('can be stopped, and this browser stays signed in', async () => {
      const { signOut, frontendApi, requestsOf } = await setUp({
        devices: Array.from({ length: 12 }, (_, index) => ({ id: `sess_${index}` })),
      });
      const answer = deferred<FaultEffect>();
      frontendApi.fault({ kind: 'later', call: 'revoke-device', effect: answer.promise });
      const all = signOut.signOut({ scope: 'everywhere', redirectUrl: false });
      await expect.poll(() => requestsOf('sess_0')).toBe(1);
      signOut.reset('everywhere');
      answer.resolve({ kind: 'delay', delayMs: 0 });
      expect(await all).toEqual({ status: 'cancelled' });
      expect(requestsOf('sess_11')).toBe(0);
      expect(frontendApi.snapshot().deviceSessionIds).toContain('sess_11');
      expect(frontendApi.snapshot().signedInSessionIds).toEqual(['sess_a']);
    });

    describe.each<[wait: string, options: FrontendApiOptions, effect?: FaultEffect]>([
      ['the person, who verifies nothing', { requireReverification: true }],
      ['a pause of the server', {}, { kind: 'status', status: 429, retryAfter: 30 }],
      ['an answer that never comes', {}, { kind: 'hang' }],
    ])('that wait for %s', (_wait, options, effect) => {
      it.each(['other-devices', 'everywhere'] as const)(
        'hold nobody up: with `%s`, this browser is signed out meanwhile, and they are named',
        async (scope) => {
          const { signOut, frontendApi, requestsOf } = await setUp({
            devices: [phone],
            ...options,
          });
          if (effect) frontendApi.fault({ ...effect, call: 'revoke-device' });
          const devices = signOut.signOut({
            scope,
            redirectUrl: false,
            timeoutMs: 1_000,
            onNeedsReverification: () => {},
          });
          await expect.poll(() => requestsOf('sess_phone')).toBe(1);
          expect(await signOut.signOut({ redirectUrl: false })).toMatchObject({
            status: 'signed-out',
            sessionIds: ['sess_a'],
          });
          expect(signOut.getState(scope).status).not.toBe('signed-out');
          expect(await devices).toMatchObject({
            error: { code: 'partial', failedSessionIds: ['sess_phone'] },
          });
          expect(frontendApi.snapshot().deviceSessionIds).toEqual(['sess_phone']);
        },
      );
    });

    it('need the person verified, and then continue', async () => {
      const { signOut, frontendApi } = await setUp({
        devices: [phone, laptop],
        requireReverification: true,
      });
      const first = await signOut.signOut({ scope: 'other-devices', redirectUrl: false });
      expect(first).toMatchObject({
        error: {
          code: 'reverification_required',
          failedSessionIds: expect.arrayContaining(['sess_phone', 'sess_laptop']),
        },
      });
      frontendApi.completeReverification();
      expect(await signOut.retry('other-devices')).toMatchObject({ status: 'signed-out' });
      expect(frontendApi.snapshot().deviceSessionIds).toEqual([]);
    });
  });
});

describe('500 devices', () => {
  it('are all revoked or named as failed, and none twice, with 5 % refused by 429 and 1 % cut off', async () => {
    const frontendApi = createFrontendApi({
      devices: Array.from({ length: 500 }, (_, index) => ({ id: `sess_device_${index}` })),
    });
    const { clerk: loaded } = await loadClerk(generations[0][1], frontendApi);
    const clerk = loaded as unknown as ClerkInstance;
    for (let request = 10; request <= 500; request += 20) {
      frontendApi.fault({
        kind: 'status',
        status: 429,
        retryAfter: 0,
        call: 'revoke-device',
        nth: request,
      });
    }
    for (let request = 55; request <= 500; request += 100) {
      frontendApi.fault({ kind: 'reset', call: 'revoke-device', nth: request });
    }
    const store = getSignOutStore(clerk);
    const progress: number[] = [];
    store.subscribe(() => {
      const state = store.getState('other-devices');
      if (state.status === 'pending' && state.progress) progress.push(state.progress.completed);
    });
    const result = await store.signOut({ scope: 'other-devices', redirectUrl: false });

    const { deviceSessionIds } = frontendApi.snapshot();
    const revocations = frontendApi.log.filter(({ call }) => call === 'revoke-device');
    const done = revocations
      .filter(({ outcome }) => outcome === 200)
      .map((entry) => entry.sessionId);
    expect(result.status === 'error' && [...result.error.failedSessionIds].sort()).toEqual(
      [...deviceSessionIds].sort(),
    );
    expect(deviceSessionIds).toHaveLength(5);
    expect(new Set(done).size).toBe(done.length);
    expect(done).toHaveLength(495);
    expect(revocations.filter(({ outcome }) => outcome === 429)).toHaveLength(25);
    expect(progress.at(-1)).toBe(500);
    expect(progress).toEqual([...progress].sort((one, other) => one - other));

    frontendApi.clearFaults();
    expect(await store.retry('other-devices')).toMatchObject({ status: 'signed-out' });
    expect(frontendApi.snapshot().deviceSessionIds).toEqual([]);
  });
});
