import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTabChannel, createTabLock } from './tabs.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const pass = (durationMs = 0) => vi.advanceTimersByTimeAsync(durationMs);
const never = () => new Promise<never>(() => {});
const later = <Value>(value: Value, durationMs: number) =>
  new Promise<Value>((resolve) => setTimeout(() => resolve(value), durationMs));

interface RequestOptions {
  ifAvailable?: boolean;
  signal?: AbortSignal;
}
type OnAnswer = (lock: object | null) => unknown;

/** The part of Web Locks that is used. */
class Locks {
  readonly names: string[] = [];
  waiting = 0;
  #held: Promise<unknown> | undefined;

  get isHeld() {
    return this.#held !== undefined;
  }

  async request(name: string, options: RequestOptions, onAnswer: OnAnswer): Promise<unknown> {
    this.names.push(name);
    if (this.#held && options.ifAvailable) return onAnswer(null);
    const aborted = new Promise<never>((_, reject) => {
      options.signal?.addEventListener('abort', () => reject(options.signal?.reason));
    });
    aborted.catch(() => {});
    this.waiting += 1;
    try {
      while (this.#held !== undefined) await Promise.race([this.#held, aborted]);
    } finally {
      this.waiting -= 1;
    }
    const held = Promise.resolve(onAnswer({})).finally(() => {
      this.#held = undefined;
    });
    this.#held = held.catch(() => {});
    return held;
  }
}

/** Replaces the lock manager of the browser. */
function withLocks<Given extends object>(locks: Given): Given {
  vi.stubGlobal('navigator', { locks });
  return locks;
}

function watch(promise: Promise<unknown>) {
  const seen: { value?: unknown; reason?: unknown } = {};
  promise.then(
    (value) => {
      seen.value = value;
    },
    (reason) => {
      seen.reason = reason;
    },
  );
  return seen;
}

/** One tab that asks for its turn. */
function ask(run: () => Promise<unknown> = async () => 'ours', signal?: AbortSignal) {
  const onQueued = vi.fn();
  const ran = vi.fn(run);
  const exclusively = createTabLock(() => 'clerk-sign-out:clerk.example.com');
  const seen = watch(exclusively(ran, { timeoutMs: 1_000, onQueued, signal }));
  return { onQueued, ran, seen };
}

describe('a turn among the tabs', () => {
  it('is taken at once when no tab has it, and released', async () => {
    const locks = withLocks(new Locks());
    const { seen, onQueued } = ask(() => later('ours', 100));
    await pass(99);
    expect(locks.isHeld).toBe(true);
    await pass(1);
    expect(seen).toEqual({ value: 'ours' });
    expect(onQueued).not.toHaveBeenCalled();
    expect(locks.isHeld).toBe(false);
    expect(locks.names).toEqual(['clerk-sign-out:clerk.example.com']);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is free for the next one in the same tab, even if the release takes a while', async () => {
    const locks = withLocks(new Locks());
    const requestAtOnce = locks.request.bind(locks);
    locks.request = async (...parameters) => {
      const value = await requestAtOnce(...parameters);
      await later(undefined, 20);
      return value;
    };
    const first = ask();
    await pass(19);
    expect(first.seen).toEqual({});
    await pass(1);
    expect(first.seen).toEqual({ value: 'ours' });
  });

  it('passes a falsy value and a failure on', async () => {
    const locks = withLocks(new Locks());
    const { seen } = ask(async () => undefined);
    await pass();
    expect(seen).toEqual({ value: undefined });
    const failed = ask(() => Promise.reject(new Error('no')));
    await pass();
    expect(failed.seen.reason).toEqual(new Error('no'));
    expect(locks.isHeld).toBe(false);
  });

  it('is waited for while another tab has it, and onQueued is called', async () => {
    withLocks(new Locks());
    ask(() => later('theirs', 500));
    await pass();
    const { seen, onQueued } = ask();
    await pass(499);
    expect(onQueued).toHaveBeenCalledOnce();
    expect(seen).toEqual({});
    await pass(1);
    expect(seen).toEqual({ value: 'ours' });
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not waited for longer than timeoutMs: then it runs without it, once', async () => {
    const locks = withLocks(new Locks());
    ask(() => later('theirs', 5_000));
    await pass();
    const { seen, ran } = ask();
    await pass(999);
    expect(ran).not.toHaveBeenCalled();
    await pass(1);
    expect(seen).toEqual({ value: 'ours' });
    expect(locks.waiting).toBe(0);
    await pass(10_000);
    expect(ran).toHaveBeenCalledOnce();
    expect(locks.isHeld).toBe(false);
  });

  it('is no longer waited for after an abort, and nothing runs', async () => {
    const locks = withLocks(new Locks());
    ask(() => later('theirs', 500));
    await pass();
    const controller = new AbortController();
    const { seen, ran } = ask(undefined, controller.signal);
    await pass(100);
    controller.abort('nobody wants it');
    await pass();
    expect(seen).toEqual({ reason: 'nobody wants it' });
    expect(locks.waiting).toBe(0);
    await pass(10_000);
    expect(ran).not.toHaveBeenCalled();
    expect(locks.isHeld).toBe(false);
  });

  it.each([
    ['with locks', { locks: new Locks() }],
    ['without', {}],
  ])('is not taken if the signal was aborted before, %s', async (_, navigator) => {
    vi.stubGlobal('navigator', navigator);
    const { seen, ran } = ask(undefined, AbortSignal.abort('too late'));
    await pass();
    expect(seen).toEqual({ reason: 'too late' });
    expect(ran).not.toHaveBeenCalled();
    const asked = ask(undefined, new AbortController().signal);
    await pass();
    expect(asked.seen).toEqual({ value: 'ours' });
  });

  it('keeps running when the signal is aborted after the turn has come', async () => {
    withLocks(new Locks());
    const controller = new AbortController();
    const { seen } = ask(() => later('ours', 100), controller.signal);
    await pass();
    controller.abort();
    await pass(100);
    expect(seen).toEqual({ value: 'ours' });
  });
});

describe('if locks are denied', () => {
  it.each<[string, () => unknown]>([
    ['there is no navigator', () => undefined],
    ['there are none', () => ({})],
    ['they are null', () => ({ locks: null })],
    [
      'asking for them throws',
      () => ({
        get locks() {
          throw new DOMException('Denied', 'SecurityError');
        },
      }),
    ],
    [
      'a request throws',
      () => ({
        locks: {
          request: () => {
            throw new TypeError('Denied');
          },
        },
      }),
    ],
    ['they cannot be requested', () => ({ locks: {} })],
    [
      'a request is rejected',
      () => ({
        locks: { request: () => Promise.reject(new DOMException('Denied', 'SecurityError')) },
      }),
    ],
  ])('a sign-out runs without one when %s', async (_, navigatorOf) => {
    vi.stubGlobal('navigator', navigatorOf());
    const { seen, ran, onQueued } = ask();
    await pass();
    expect(seen).toEqual({ value: 'ours' });
    expect(ran).toHaveBeenCalledOnce();
    expect(onQueued).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it.each<[string, () => unknown]>([
    ['never settles', never],
    ['resolves without an answer', async () => undefined],
    ['is no promise', () => undefined],
  ])('a request that %s is not waited for longer than a second', async (_, request) => {
    withLocks({ request });
    const { seen, ran } = ask();
    await pass(1_000);
    expect(seen).toEqual({ value: 'ours' });
    expect(ran).toHaveBeenCalledOnce();
    expect(vi.getTimerCount()).toBe(0);
  });

  it('a lock that is granted after that is released at once, and nothing runs twice', async () => {
    let hasLetGo = false;
    withLocks({
      request: async (_: string, __: RequestOptions, onAnswer: OnAnswer) => {
        await later(undefined, 2_000);
        await onAnswer({});
        hasLetGo = true;
      },
    });
    const { ran } = ask(() => later('ours', 5_000));
    await pass(1_000);
    expect(ran).toHaveBeenCalledOnce();
    await pass(1_000);
    expect(hasLetGo).toBe(true);
    await pass(10_000);
    expect(ran).toHaveBeenCalledOnce();
  });

  it('a lock that is never released delays the outcome by a second at most', async () => {
    withLocks({
      request: (_: string, __: RequestOptions, onAnswer: OnAnswer) => {
        onAnswer({});
        return never();
      },
    });
    const { seen } = ask();
    await pass(1_000);
    expect(seen).toEqual({ value: 'ours' });
    const failed = ask(() => Promise.reject(new Error('no')));
    await pass(1_000);
    expect(failed.seen.reason).toEqual(new Error('no'));
    expect(vi.getTimerCount()).toBe(0);
  });

  it('an aborted sign-out does not run when the wait for a silent lock ends', async () => {
    withLocks({ request: never });
    const controller = new AbortController();
    const { seen, ran } = ask(undefined, controller.signal);
    controller.abort('enough');
    await pass(10_000);
    expect(seen).toEqual({ reason: 'enough' });
    expect(ran).not.toHaveBeenCalled();
  });

  it.each<[string, () => Promise<unknown>]>([
    ['is rejected', () => Promise.reject(new DOMException('Denied', 'NotSupportedError'))],
    ['never settles', never],
    ['is answered as if it were held', async () => 'held'],
  ])('a sign-out runs once if a lock is held and the request for it then %s', async (_, wait) => {
    withLocks({
      request: async (__: string, { ifAvailable }: RequestOptions, onAnswer: OnAnswer) => {
        if (ifAvailable || (await wait())) return onAnswer(null);
        return undefined;
      },
    });
    const { seen, ran, onQueued } = ask();
    await pass(1_000);
    expect(onQueued).toHaveBeenCalledOnce();
    expect(seen).toEqual({ value: 'ours' });
    expect(ran).toHaveBeenCalledOnce();
  });

  it('a lock that somebody steals while it is held changes nothing', async () => {
    withLocks({
      request: async (_: string, __: RequestOptions, onAnswer: OnAnswer) => {
        void onAnswer({});
        await later(undefined, 10);
        throw new DOMException('Stolen', 'AbortError');
      },
    });
    const { seen, ran } = ask(() => later('ours', 100));
    await pass(100);
    expect(seen).toEqual({ value: 'ours' });
    expect(ran).toHaveBeenCalledOnce();
  });
});

describe('the channel', () => {
  const SECURITY_ERROR = () => {
    throw new DOMException('Denied', 'SecurityError');
  };

  class Channel {
    static opened: Channel[] = [];
    onmessage: ((event: { data: unknown }) => void) | undefined;
    readonly sent: unknown[] = [];
    constructor() {
      Channel.opened.push(this);
    }
    postMessage(message: unknown) {
      this.sent.push(message);
    }
  }
  beforeEach(() => {
    Channel.opened = [];
    vi.stubGlobal('BroadcastChannel', Channel);
  });

  const open = () => {
    const tabs = createTabChannel();
    const onAnnouncement = vi.fn();
    tabs.listen(onAnnouncement);
    return { tabs, onAnnouncement, channel: Channel.opened[0] };
  };

  it('sends messages to the other tabs, and receives theirs', () => {
    const { tabs, onAnnouncement, channel } = open();
    tabs.announce();
    expect(channel?.sent).toEqual(['sessions-changed']);
    channel?.onmessage?.({ data: 'sessions-changed' });
    expect(onAnnouncement).toHaveBeenCalledExactlyOnceWith();
  });

  it.each([
    undefined,
    null,
    '',
    'sessions-changed ',
    0,
    {},
    ['sessions-changed'],
    { type: 'sessions-changed' },
  ])('ignores the message %j', (data) => {
    const { onAnnouncement, channel } = open();
    channel?.onmessage?.({ data });
    expect(onAnnouncement).not.toHaveBeenCalled();
    channel?.onmessage?.({ data: 'sessions-changed' });
    expect(onAnnouncement).toHaveBeenCalledOnce();
  });

  it.each<[string, unknown]>([
    ['missing', undefined],
    ['refused', SECURITY_ERROR],
    [
      'deaf',
      class {
        set onmessage(_: unknown) {
          SECURITY_ERROR();
        }
        postMessage() {}
      },
    ],
    [
      'mute',
      class {
        postMessage() {
          SECURITY_ERROR();
        }
      },
    ],
  ])('can be %s', (_, BroadcastChannel) => {
    vi.stubGlobal('BroadcastChannel', BroadcastChannel);
    const { tabs } = open();
    expect(() => tabs.announce()).not.toThrow();
  });

  it('still sends messages if it cannot receive any', () => {
    const sent: unknown[] = [];
    vi.stubGlobal(
      'BroadcastChannel',
      class {
        set onmessage(_: unknown) {
          SECURITY_ERROR();
        }
        postMessage(message: unknown) {
          sent.push(message);
        }
      },
    );
    open().tabs.announce();
    expect(sent).toEqual(['sessions-changed']);
  });
});
