import { runInNewContext } from 'node:vm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { simulateStore } from '../../tests/support/simulated-clerk.ts';
import { assertSignOutOptions, type SignOutOptions, withOverrides } from './options.ts';

const notAFunction = [null, true, 'log', {}, 42];

const bad: [options: Record<string, unknown>, message: string][] = [
  ...['everyone', '', 'All', null, 1, ['all']].map((scope): [object, string] => [
    { scope },
    'scope: expected all, current, other-devices, everywhere.',
  ]),
  ...[null, 42, ['a'], { id: 'a' }, Symbol('a')].map((sessionId): [object, string] => [
    { sessionId },
    'sessionId: expected a session id.',
  ]),
  [{ scope: 'all', sessionId: 'a' }, 'scope and sessionId: expected one or the other.'],
  ...['first', '', null, 42, {}, { sessionId: 42 }, []].map((next): [object, string] => [
    { next },
    "next: expected 'none', 'most-recent', 'choose' or { sessionId }.",
  ]),
  ...[null, true, {}, { isOnline: () => true }].map((connectivity): [object, string] => [
    { connectivity },
    'connectivity: expected { isOnline(), subscribe(listener) }.',
  ]),
  ...['queue', null, true].map((whenOffline): [object, string] => [
    { whenOffline },
    "whenOffline: expected 'fail' or 'wait'.",
  ]),
  ...['timeoutMs', 'loadTimeoutMs'].flatMap((name) =>
    [0, -1, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, '1000', null].map(
      (value): [object, string] => [
        { [name]: value },
        `${name}: expected milliseconds above 0 and below 2147483648.`,
      ],
    ),
  ),
  ...[
    'navigate',
    'onBeforeSignOut',
    'confirm',
    'onNeedsReverification',
    'onSignedOut',
    'onError',
    'onSettled',
  ].flatMap((name) =>
    notAFunction.map((value): [object, string] => [
      { [name]: value },
      `${name}: expected a function.`,
    ]),
  ),
  ...['https://example.com', null, {}, /example/, [42], [new URL('https://a.b')]].map(
    (allowedRedirectOrigins): [object, string] => [
      { allowedRedirectOrigins },
      'allowedRedirectOrigins: expected an array of strings and RegExps.',
    ],
  ),
].filter(([options]) => !Object.values(options).includes(null)) as [
  Record<string, unknown>,
  string,
][];

const good: SignOutOptions[] = [
  {},
  ...(['all', 'current', 'other-devices', 'everywhere'] as const).map((scope) => ({ scope })),
  { sessionId: 'sess_a' },
  { sessionId: '' },
  { scope: 'all', sessionId: '' },
  { scope: undefined, sessionId: 'sess_a' },
  { scope: 'all', sessionId: undefined },
  { redirectUrl: '/' },
  { redirectUrl: '' },
  { redirectUrl: false },
  // A link decides what it is, and must not prevent the sign-out.
  ...[['/', '/'], null, true, 42, {}, new URL('https://example.com')].map((redirectUrl) => ({
    redirectUrl: redirectUrl as never,
  })),
  { redirectUrl: () => '/' },
  { next: 'none' },
  { next: 'most-recent' },
  { next: 'choose' },
  { next: { sessionId: 'sess_b' } },
  { whenOffline: 'fail' },
  { whenOffline: 'wait' },
  { whenImpersonating: 'fail' },
  { whenImpersonating: 'continue' },
  { timeoutMs: 1, loadTimeoutMs: 0.5 },
  { timeoutMs: 2 ** 31 - 1 },
  { allowedRedirectOrigins: [] },
  { allowedRedirectOrigins: ['https://www.example.com', /example/] },
  { allowedRedirectOrigins: [undefined, null] as never },
  // Of another realm, such as the page around an iframe.
  { allowedRedirectOrigins: runInNewContext("['https://www.example.com', /example/]") },
  { navigate: () => {}, confirm: () => true, onError: () => {}, onSettled: async () => {} },
  ...Object.keys(Object.assign({}, ...bad.map(([options]) => options))).map((name) => ({
    [name]: null,
  })),
  { timeoutMs: undefined, next: undefined, redirectUrl: undefined, whenOffline: undefined },
];

afterEach(() => {
  vi.unstubAllEnvs();
});

describe.each(['development', 'production'])('in %s', (environment) => {
  it.each(bad)('%o throws with: %s', (options, message) => {
    vi.stubEnv('NODE_ENV', environment);
    expect(() => assertSignOutOptions(options)).toThrow(
      new TypeError(`clerk-sign-out: ${message}`),
    );
  });

  it.each(good.map((options) => [options] as const))('%o is accepted', (options) => {
    vi.stubEnv('NODE_ENV', environment);
    expect(() => assertSignOutOptions(options)).not.toThrow();
  });
});

describe('a bad option of signOut', () => {
  it('throws synchronously; nothing is requested and no state changes', async () => {
    vi.useFakeTimers();
    const { store, server } = simulateStore();
    const listener = vi.fn();
    store.subscribe(listener);

    for (const [options] of bad) expect(() => store.signOut(options)).toThrow(TypeError);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.requests).toEqual([]);
    expect(listener).not.toHaveBeenCalled();

    void store.signOut();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(server.requests).not.toEqual([]);
    expect(listener).toHaveBeenCalled();
    vi.useRealTimers();
  });
});

describe('options that are no plain object', () => {
  class Row {
    readonly #id: string;
    constructor(id: string) {
      this.#id = id;
    }
    get sessionId() {
      return this.#id;
    }
  }

  it.each<[name: string, options: SignOutOptions]>([
    ['an instance of a class with getters', new Row('b')],
    ['an object that inherits them', Object.create({ sessionId: 'b' })],
    [
      'a proxy that only answers',
      new Proxy({}, { get: (_, name) => (name === 'sessionId' ? 'b' : undefined) }),
    ],
    ['a frozen object', Object.freeze({ sessionId: 'b' })],
  ])('%s end the session that they name, and no other', async (_, options) => {
    const { store, server } = simulateStore({ sessions: ['a', 'b'] });
    await store.signOut(withOverrides({ redirectUrl: false }, options));
    expect(server.sessions.map(({ id }) => id)).toEqual(['a']);
  });

  it.each<[given: SignOutOptions, call: SignOutOptions, sessionId: unknown, scope: unknown]>([
    [{ sessionId: 'b' }, { sessionId: null }, 'b', undefined],
    [{ sessionId: 'b' }, { sessionId: undefined }, 'b', undefined],
    [{ sessionId: 'b' }, { sessionId: 'c' }, 'c', undefined],
    [{ scope: 'all' }, { sessionId: null }, null, undefined],
    [{}, { sessionId: '' }, null, undefined],
    [{ sessionId: 'b' }, { scope: 'all' }, undefined, 'all'],
  ])('%j called with %j: the id %j, the scope %j', (given, call, sessionId, scope) => {
    const options = withOverrides(given, call);
    expect([options.sessionId, options.scope]).toEqual([sessionId, scope]);
  });
});
