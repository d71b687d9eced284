import { describe, expect, it } from 'vitest';
import { pass, withFakeTimers } from '../../tests/support/fake-time.ts';
import { simulateStore } from '../../tests/support/simulated-clerk.ts';
import type { SignOutOptions } from './options.ts';

withFakeTimers();

describe('an app that retries automatically', () => {
  it('is slowed down, and does not freeze the page', async () => {
    const { store, page, server } = simulateStore();
    page.goOffline();
    let tries = 0;
    void store.signOut({
      onError: () => {
        tries += 1;
        if (tries < 1_000) void store.retry('all');
      },
    });
    await pass(60_000);
    expect(tries).toBeGreaterThan(2);
    expect(tries).toBeLessThan(12);
    expect(server.received('end')).toEqual([]);
  });

  it.each<[string, SignOutOptions]>([
    ['cancelled', { onBeforeSignOut: () => false }],
    ['done', {}],
  ])('does not freeze the page either when the sign-out is %s each time', async (_, options) => {
    const { store } = simulateStore();
    let calls = 0;
    const signOut = () => {
      calls += 1;
      void store.signOut({
        redirectUrl: false,
        ...options,
        onSettled: () => {
          if (calls < 1_000) signOut();
        },
      });
    };
    signOut();
    await pass(60_000);
    expect(calls).toBeGreaterThan(2);
    expect(calls).toBeLessThan(15);
  });

  it('waits as long as the server asks for', async () => {
    const { store, server } = simulateStore({ generation: 2 });
    server.fail({ on: 'end', effect: 429, retryAfterSeconds: 30 });
    void store.signOut({ onError: () => void store.retry('all') });
    await pass(29_000);
    expect(server.received('end')).toHaveLength(1);
    await pass(2_000);
    expect(server.received('end')).toHaveLength(2);
  });

  it('can be stopped by reset while it waits', async () => {
    const { store, server } = simulateStore({ generation: 2 });
    server.fail({ on: 'end', effect: 429, retryAfterSeconds: 30 });
    void store.signOut({ onError: () => void store.retry('all') });
    await pass(1_000);
    expect(store.getState('all')).toMatchObject({ status: 'pending', phase: 'queued' });
    store.reset('all');
    await pass(1);
    expect(store.getState('all').status).toBe('idle');
    await pass(60_000);
    expect(server.received('end')).toHaveLength(1);
  });

  it('does not slow a person down', async () => {
    const { store, server } = simulateStore({ generation: 2 });
    server.fail({ on: 'end', effect: 500, times: 1 });
    void store.signOut({ redirectUrl: false });
    await pass(200);
    expect(store.getState('all').status).toBe('error');
    void store.retry('all');
    await pass(1);
    expect(server.received('end')).toHaveLength(2);
    await pass(100);
    expect(store.getState('all').status).toBe('signed-out');
  });
});
