import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { simulate } from '../../tests/support/simulated-port.js';
import { verifyRestoredPages } from './restored-page.js';

const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(window, 'addEventListener');
  vi.stubGlobal('location', { href: 'https://app.example.com/', reload });
  reload.mockClear();
});
afterEach(() => {
  for (const [type, listener] of vi.mocked(window.addEventListener).mock.calls)
    window.removeEventListener(type, listener);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function show({ persisted }: { persisted: boolean }) {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  await vi.advanceTimersByTimeAsync(1_000);
}

describe('a page that is restored from the back-forward cache', () => {
  it('is loaded anew when a session has gone since', async () => {
    const { clerk, server } = simulate({ sessions: ['a', 'b'] });
    verifyRestoredPages(clerk);
    server.end('b');
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('stays when all sessions are still there', async () => {
    const { clerk, server } = simulate({ sessions: ['a', 'b'] });
    verifyRestoredPages(clerk);
    await show({ persisted: true });
    expect(server.received('client')).toHaveLength(1);
    expect(reload).not.toHaveBeenCalled();
    server.end('a');
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('stays when somebody else has signed in', async () => {
    const { clerk, server } = simulate({ sessions: ['a'] });
    verifyRestoredPages(clerk);
    server.sessions.push({ id: 'b', userId: 'user_b', status: 'active', lastActiveAt: 0 });
    await show({ persisted: true });
    expect(reload).not.toHaveBeenCalled();
    expect(clerk.client.signedInSessions).toHaveLength(2);
  });

  it('is loaded anew when Clerk was left between two states', async () => {
    const { clerk, server } = simulate();
    verifyRestoredPages(clerk);
    clerk.session = undefined;
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
    expect(server.requests).toEqual([]);
  });

  it('stays when the server cannot be asked', async () => {
    const { clerk, server } = simulate();
    verifyRestoredPages(clerk);
    server.end('a');
    server.fail({ effect: 'network', times: 1 });
    await show({ persisted: true });
    expect(reload).not.toHaveBeenCalled();
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a page that is loaded', () => {
  it('is not compared with anything', async () => {
    const { clerk, server } = simulate();
    verifyRestoredPages(clerk);
    await show({ persisted: false });
    expect(server.requests).toEqual([]);
    await show({ persisted: true });
    expect(server.requests).toHaveLength(1);
  });

  it('is not compared before Clerk has loaded', async () => {
    const { clerk, server, load } = simulate({ isLoaded: false });
    verifyRestoredPages(clerk);
    await show({ persisted: true });
    expect(server.requests).toEqual([]);
    expect(reload).not.toHaveBeenCalled();
    load();
    await show({ persisted: true });
    expect(server.requests).toHaveLength(1);
  });
});
