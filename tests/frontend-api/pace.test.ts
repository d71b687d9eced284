// @vitest-environment jsdom
// @vitest-environment-options { "url": "https://app.example.com/dashboard" }
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createTabChannel } from '../../src/browser/tabs.ts';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { getConnection } from '../../src/clerk/connection.ts';
import { getSignOutStore } from '../../src/clerk/sign-out-store.ts';
import { createFrontendApi } from '../../src/testing/frontend-api/create-frontend-api.ts';
import type { Fault, FrontendApi } from '../../src/testing/frontend-api/types.ts';
import { generations, leavePage, loadClerk } from './load-clerk.ts';

const MOST_IN_A_MINUTE = 12;
const BETWEEN_MESSAGES_MS = 50;

/** Channels that deliver at once. Node's real ones would keep the process alive. */
class Channel {
  static readonly #open = new Set<Channel>();
  onmessage: ((event: { data: unknown }) => void) | null = null;
  readonly name: string;
  constructor(name: string) {
    this.name = name;
    Channel.#open.add(this);
  }
  postMessage(data: unknown) {
    for (const other of Channel.#open)
      if (other !== this && other.name === this.name) other.onmessage?.({ data });
  }
  /** Messages of clerk-js to other tabs are ignored here. */
  addEventListener() {}
  removeEventListener() {}
  close() {
    Channel.#open.delete(this);
  }
  static closeAll() {
    Channel.#open.clear();
  }
}

afterEach(() => {
  vi.useRealTimers();
  Channel.closeAll();
  leavePage();
});

/** The most requests that left the page in any sixty seconds. */
function mostInAMinute({ log }: Pick<FrontendApi, 'log'>): number {
  const times = log.map(({ at }) => at);
  return Math.max(
    0,
    ...times.map((from) => times.filter((at) => at >= from && at < from + 60_000).length),
  );
}

describe.each(generations)('the pace of a page with %s', (_, importClerk) => {
  /** The real clerk-js on a fake clock, and another tab that keeps announcing something. */
  async function setUp() {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_a' }, { id: 'sess_b' }],
      tokenLifetimeMs: 3_600_000,
    });
    const { clerk } = await loadClerk(importClerk, frontendApi);
    vi.stubGlobal('BroadcastChannel', Channel);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
    // Pauses have no random part.
    vi.spyOn(Math, 'random').mockReturnValue(0);
    // The locks of `enterPage` are never granted.
    Object.assign(navigator.locks, {
      request: (_name: string, _options: unknown, run: (lock: object) => unknown) => run({}),
    });
    getConnection(clerk as unknown as ClerkInstance).listen();
    const store = getSignOutStore(clerk as unknown as ClerkInstance);
    const otherTab = createTabChannel();
    otherTab.listen(() => {});
    frontendApi.clearLog();
    const pass = async (durationMs: number) => {
      for (let passed = 0; passed < durationMs; passed += BETWEEN_MESSAGES_MS) {
        otherTab.announce();
        await vi.advanceTimersByTimeAsync(BETWEEN_MESSAGES_MS);
      }
    };
    return { frontendApi, clerk, store, pass };
  }

  it.each<[string, Fault]>([
    ['answers 500', { kind: 'status', status: 500 }],
    ['refuses connections', { kind: 'reset' }],
    ['is behind something that answers 200 with {}', { kind: 'body', body: {} }],
  ])('is at most 12 requests a minute while the server %s', async (_, fault) => {
    const { frontendApi, clerk, store, pass } = await setUp();
    const lift = frontendApi.fault(fault);
    const result = store.signOut({ scope: 'all', redirectUrl: false, timeoutMs: 5_000 });
    await pass(150_000);
    expect(await result).toMatchObject({ status: 'error' });
    expect(frontendApi.log.length).toBeGreaterThan(MOST_IN_A_MINUTE);
    expect(mostInAMinute(frontendApi)).toBeLessThanOrEqual(MOST_IN_A_MINUTE);

    lift();
    await pass(11_000);
    expect(clerk.session?.id).toBe('sess_a');
    await pass(60_000);
    expect(await store.signOut({ scope: 'all', redirectUrl: false })).toMatchObject({
      status: 'signed-out',
    });
  });

  it('is at most 12 requests a minute in a browser that is offline', async () => {
    const { frontendApi, store, pass } = await setUp();
    vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false);
    const lift = frontendApi.fault({ kind: 'reset' });
    const result = store.signOut({ redirectUrl: false, whenOffline: 'wait' });
    await pass(150_000);
    expect(frontendApi.log.length).toBeGreaterThan(MOST_IN_A_MINUTE);
    expect(mostInAMinute(frontendApi)).toBeLessThanOrEqual(MOST_IN_A_MINUTE);
    lift();
    await pass(15_000);
    expect(await result).toMatchObject({ status: 'signed-out' });
  });

  it('is at most 12 requests a minute while the server is down, without a sign-out', async () => {
    const { frontendApi, pass } = await setUp();
    frontendApi.fault({ kind: 'reset' });
    await pass(90_000);
    expect(frontendApi.log.length).toBeGreaterThan(5);
    expect(mostInAMinute(frontendApi)).toBeLessThanOrEqual(MOST_IN_A_MINUTE);
  });

  it.each<[string, () => Fault]>([
    ['of a 429', () => ({ kind: 'status', status: 429, retryAfter: 30 })],
    ['of a 503', () => ({ kind: 'status', status: 503, retryAfter: 30 })],
    [
      'that is a date',
      () => ({
        kind: 'body',
        status: 429,
        body: { errors: [] },
        // It has no milliseconds.
        headers: { 'retry-after': new Date(Date.now() + 31_000).toUTCString() },
      }),
    ],
  ])('respects `retry-after` %s', async (_, fault) => {
    const { frontendApi, store, pass } = await setUp();
    frontendApi.fault(fault());
    void store.signOut({ scope: 'all', redirectUrl: false, timeoutMs: 5_000 });
    const startedAt = Date.now();
    await pass(58_000);
    const after = frontendApi.log.map(({ at }) => at - startedAt).filter((ms) => ms > 1_000);
    expect(after[0]).toBeGreaterThanOrEqual(30_000);
  });

  it('is one request a second while the server answers', async () => {
    const { frontendApi, pass } = await setUp();
    await pass(10_000);
    const { length } = frontendApi.log;
    expect(length).toBeGreaterThan(1);
    expect(length).toBeLessThanOrEqual(11);
  });
});
