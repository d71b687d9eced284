import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { withBoundedHooks } from './with-bounded-hooks.ts';

const names = [
  '__internal_onBeforeSetActive',
  '__unstable__onBeforeSetActive',
  '__internal_onAfterSetActive',
  '__unstable__onAfterSetActive',
] as const;
const hooks = globalThis as { [name in (typeof names)[number]]?: unknown };
type Hook = (intent?: string) => Promise<void>;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  for (const name of names) delete hooks[name];
});

describe.each(names)('the hook %s', (name) => {
  /** Calls as clerk-js does: it reads the hook at the start of the call, and awaits it. */
  const callClerk = (intent?: string) => {
    let isDone = false;
    const call = withBoundedHooks(() => {
      const hook = hooks[name] as Hook | undefined;
      return (async () => {
        await hook?.(intent);
        isDone = true;
      })();
    });
    return { call, isDone: () => isDone };
  };

  it('is waited for', async () => {
    hooks[name] = () => new Promise<void>((resolve) => setTimeout(resolve, 1_500));
    const { isDone } = callClerk();
    await vi.advanceTimersByTimeAsync(1_499);
    expect(isDone()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isDone()).toBe(true);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is not waited for longer than two seconds', async () => {
    hooks[name] = () => new Promise(() => {});
    const { isDone } = callClerk();
    await vi.advanceTimersByTimeAsync(1_999);
    expect(isDone()).toBe(false);
    await vi.advanceTimersByTimeAsync(1);
    expect(isDone()).toBe(true);
  });

  it.each([
    ['rejects', () => Promise.reject(new Error('server action failed'))],
    [
      'throws',
      () => {
        throw new Error('server action failed');
      },
    ],
  ])('that %s does not stop the call', async (_, hook) => {
    hooks[name] = hook;
    const { call } = callClerk();
    await vi.advanceTimersByTimeAsync(0);
    await expect(call).resolves.toBeUndefined();
  });

  it('receives what Clerk passes to it', async () => {
    const hook = vi.fn();
    hooks[name] = hook;
    callClerk('sign-out');
    await vi.advanceTimersByTimeAsync(0);
    expect(hook).toHaveBeenCalledExactlyOnceWith('sign-out');
  });

  it('is restored once the call has begun', () => {
    const hook = vi.fn();
    hooks[name] = hook;
    withBoundedHooks(() => {
      expect(hooks[name]).not.toBe(hook);
    });
    expect(hooks[name]).toBe(hook);
  });

  it('is restored when the call throws', () => {
    const hook = vi.fn();
    hooks[name] = hook;
    expect(() =>
      withBoundedHooks(() => {
        throw new Error('boom');
      }),
    ).toThrow('boom');
    expect(hooks[name]).toBe(hook);
  });

  it('is not added if there was none', () => {
    expect(withBoundedHooks(() => name in hooks)).toBe(false);
    expect(name in hooks).toBe(false);
    hooks[name] = vi.fn();
    expect(withBoundedHooks(() => name in hooks)).toBe(true);
  });
});
