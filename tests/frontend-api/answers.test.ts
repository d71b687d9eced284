// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }

import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { getSignOutStore } from '../../src/clerk/sign-out-store.ts';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import type { FaultEffect, FrontendApi } from '../../src/testing/frontend-api/types.ts';
import { SLOW_DAY_MS } from '../support/slow-day.ts';
import { generations, leavePage, loadClerk } from './load-clerk.ts';

afterEach(() => {
  leavePage();
  sessionStorage.clear();
});

/** Whether the page is to be reloaded, which jsdom cannot do: the error is kept for the next document. */
const isReloading = () => sessionStorage.getItem('clerk-sign-out:error') !== null;

const TIMEOUT_MS = 1_000;
const HOUR_MS = 3_600_000;

/** Another client, in which nobody is signed in. */
const anotherClient = (api: FrontendApi, times: object) => ({
  response: { ...api.resources().client, id: 'client_else', sessions: [], ...times },
  client: null,
});

/** Answers to a removal, or to the question who is signed in, that do not prove that nobody is. */
const NO_PROOF: [answer: string, effect: (api: FrontendApi) => FaultEffect][] = [
  [
    'another client, changed a moment ago',
    (api) => ({ kind: 'body', body: anotherClient(api, { updated_at: Date.now() + HOUR_MS }) }),
  ],
  [
    'another client, which says no time',
    (api) => ({
      kind: 'body',
      body: anotherClient(api, { created_at: undefined, updated_at: undefined }),
    }),
  ],
  ['200 with {"response":null}', () => ({ kind: 'body', body: { response: null } })],
  [
    '422 that brings another client along',
    (api) => ({
      kind: 'body',
      status: 422,
      body: {
        errors: [{ code: 'x' }],
        meta: { client: anotherClient(api, { updated_at: Date.now() + HOUR_MS }).response },
      },
    }),
  ],
  [
    '502 that brings a client without sessions along',
    (api) => ({
      kind: 'body',
      status: 502,
      body: {
        errors: [],
        client: { ...api.resources().client, sessions: [], updated_at: Date.now() + HOUR_MS },
      },
    }),
  ],
];

/** Answers of a script that stands in for `fetch`, such as that of a browser extension. The server does nothing. */
const SCRIPTS: [answer: string, fetch: () => unknown][] = [
  ['rejects without a reason', () => Promise.reject()],
  ['rejects with a text', () => Promise.reject('blocked')],
  [
    'throws',
    () => {
      throw new Error('blocked');
    },
  ],
  ['returns nothing', () => undefined],
  ['resolves to an empty object', async () => ({})],
  ['resolves to half a response', async () => ({ status: 200, ok: true, json: async () => ({}) })],
  ['never ends its body', async () => new Response(new ReadableStream())],
  [
    'breaks off its body',
    async () => new Response(new ReadableStream({ start: (body) => body.error(new TypeError()) })),
  ],
];

describe.each(generations)('%s', (_, importClerk) => {
  async function open(publishableKey?: string) {
    const api = createFrontendApi({ sessions: [{ id: 'sess_ada' }] });
    const { clerk } = await loadClerk(importClerk, api, {}, publishableKey);
    // The locks of `loadClerk` are never granted.
    Object.assign(navigator.locks, {
      request: (_name: string, _options: unknown, run: (lock: object) => unknown) => run({}),
    });
    const store = getSignOutStore(clerk as unknown as ClerkInstance);
    const signOut = () => store.signOut({ redirectUrl: false, timeoutMs: TIMEOUT_MS });
    const removalFails = (status = 500) =>
      api.fault({ kind: 'status', status, call: ['remove-all', 'remove-session'] });
    return { api, clerk, signOut, removalFails };
  }

  it.each(NO_PROOF)('does not accept %s as a removal', async (_answer, effect) => {
    const { api, clerk, signOut } = await open();
    api.fault({ ...effect(api), call: ['remove-all', 'remove-session'] });
    expect(await signOut()).toMatchObject({ status: 'error', error: { mayHaveEnded: false } });
    expect(clerk.session?.id).toBe('sess_ada');
    api.clearFaults();
    expect(await signOut()).toMatchObject({ status: 'signed-out' });
  });

  it.each(NO_PROOF)('does not accept %s as a list of sessions', async (_answer, effect) => {
    const { api, signOut, removalFails } = await open();
    removalFails();
    api.fault({ ...effect(api), call: 'client' });
    const error = { code: 'server', mayHaveEnded: true };
    expect(await signOut()).toMatchObject({ status: 'error', error });
    api.clearFaults();
    expect(await signOut()).toMatchObject({ status: 'signed-out' });
    expect(api.snapshot().signedInSessionIds).toEqual([]);
  });

  it.each(SCRIPTS)('does not accept a script that %s as a removal', async (_answer, answer) => {
    const { api, clerk, signOut } = await open();
    const { fetch } = globalThis;
    vi.stubGlobal('fetch', (input: URL | string, init?: RequestInit) =>
      String(input).includes('_method=DELETE') ? answer() : fetch(input, init),
    );
    expect(await signOut()).toMatchObject({ status: 'error' });
    expect(clerk.session?.id).toBe('sess_ada');
    vi.stubGlobal('fetch', fetch);
    expect(await signOut()).toMatchObject({ status: 'signed-out' });
    expect(api.snapshot().signedInSessionIds).toEqual([]);
  });

  it('accepts the removal by a server whose clock has been set back', async () => {
    const { api, clerk, signOut } = await open();
    const client = { ...api.resources().client, sessions: [], updated_at: Date.now() - HOUR_MS };
    const body = { response: client, client: null };
    api.fault({ kind: 'body', body, isDone: true, call: ['remove-all', 'client'] });
    expect(await signOut()).toMatchObject({ status: 'signed-out' });
    expect(clerk.session).toBeNull();
  });

  it('does not send requests without end while the server does not know the development browser', async () => {
    const { api, signOut } = await open(`pk_test_${btoa('sound-cat-1.clerk.accounts.dev$')}`);
    vi.spyOn(console, 'warn').mockReturnValue();
    api.fault({ kind: 'status', status: 401, code: 'dev_browser_unauthenticated' });
    api.clearLog();
    expect(await signOut()).toMatchObject({ status: 'error', error: { mayHaveEnded: true } });
    expect(api.log.length).toBeLessThan(15);
    api.clearFaults();
    expect(await signOut()).toMatchObject({ status: 'signed-out' });
    expect(api.snapshot().signedInSessionIds).toEqual([]);
  });

  it('accepts the client of a new cookie as that of this browser', async () => {
    const { api, clerk, signOut, removalFails } = await open();
    removalFails();
    api.fault({
      kind: 'body',
      body: anotherClient(api, { created_at: Date.now() + 1, updated_at: Date.now() + 1 }),
      call: 'client',
    });
    expect(await signOut()).toMatchObject({ status: 'signed-out' });
    expect(clerk.session).toBeNull();
  });

  it.each<[string, unknown]>([
    ['an object', { session: ['is missing'] }],
    ['a text', 'Bad gateway'],
    ['a list without errors', [null, 'Bad gateway']],
  ])('reads the status of a gateway whose `errors` are %s', async (_answer, errors) => {
    const { api, clerk, signOut } = await open();
    api.fault({ kind: 'body', status: 502, body: { errors } });
    expect(await signOut()).toMatchObject({ status: 'error', error: { code: 'server' } });
    expect(isReloading()).toBe(false);
    api.clearFaults();
    await vi.waitFor(() => expect(clerk.session?.id).toBe('sess_ada'), { timeout: SLOW_DAY_MS });
    api.fault({ kind: 'body', status: 429, body: { errors }, call: 'remove-all' });
    expect(await signOut()).toMatchObject({ status: 'error', error: { code: 'rate_limited' } });
  });

  it('does not accept the 404 of a gateway with error codes as an answer', async () => {
    const { api, signOut } = await open();
    api.fault({
      kind: 'body',
      status: 404,
      body: { errors: [{ code: 'NOT_FOUND', message: 'No such route' }] },
      call: ['remove-all', 'remove-session'],
    });
    expect(await signOut()).toMatchObject({ error: { code: 'server', retryable: true } });
  });

  it.each([401, 403, 418, 451])(
    'waits for a gateway that refuses everything with %i, and is usable when it no longer does',
    async (status) => {
      const { api, clerk, signOut } = await open();
      api.fault({ kind: 'body', status, body: { message: 'Forbidden' } });
      const error = { code: 'server', retryable: true, mayHaveEnded: true };
      expect(await signOut()).toMatchObject({ error });
      expect(api.log.length).toBeLessThan(30);
      api.clearFaults();
      await vi.waitFor(() => expect(clerk.session?.id).toBe('sess_ada'), { timeout: SLOW_DAY_MS });
      expect(isReloading()).toBe(false);
    },
  );

  it('reports a pause that a timer can wait for, or none', async () => {
    const { api, signOut, removalFails } = await open();
    removalFails();
    const tooLong = { kind: 'status', status: 429, retryAfter: 99_999_999_999 } as const;
    api.fault({ ...tooLong, call: 'client' });
    api.clearLog();
    await signOut();
    expect(api.log.length).toBeLessThan(6);
    api.clearFaults();
    api.fault({ ...tooLong, call: ['remove-all', 'remove-session'] });
    expect(await signOut()).toMatchObject({
      error: { code: 'rate_limited', retryAfterMs: undefined },
    });
  });

  describe('in a browser that claims to be offline while the network works', () => {
    const mistake = () => vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);

    it('signs out', async () => {
      const { api, signOut } = await open();
      mistake();
      expect(await signOut()).toMatchObject({ status: 'signed-out' });
      expect(api.snapshot().signedInSessionIds).toEqual([]);
    });

    it('is usable after a failure', async () => {
      const { clerk, signOut, removalFails } = await open();
      mistake();
      removalFails();
      expect(await signOut()).toMatchObject({ error: { code: 'server', mayHaveEnded: false } });
      expect(clerk.session?.id).toBe('sess_ada');
    });

    it('reports that it is offline when no request is answered', async () => {
      const { api, clerk, signOut } = await open();
      mistake();
      api.fault({ kind: 'reset' });
      expect(await signOut()).toMatchObject({ error: { code: 'offline', mayHaveEnded: false } });
      expect(clerk.session?.id).toBe('sess_ada');
    });
  });
});
