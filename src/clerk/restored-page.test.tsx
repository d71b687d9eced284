import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type SimulationOptions, simulate } from '../../tests/support/simulated-clerk.ts';
import { storeEndedSessions } from '../browser/ended-sessions.ts';
import { createRecovery } from '../core/recovery.ts';
import { createSessions } from '../core/sessions.ts';
import { verifyPageLoadedByBack, verifyRestoredPages } from './restored-page.ts';

const reload = vi.fn();

beforeEach(() => {
  vi.useFakeTimers();
  vi.spyOn(window, 'addEventListener');
  vi.spyOn(document, 'addEventListener');
  document.title = 'Inbox of Ada';
  document.body.innerHTML = '<h1>Private content</h1><input value="typed" autofocus>';
  document.documentElement.append(document.createElement('aside'));
  vi.stubGlobal('location', { href: 'https://app.example.com/', reload });
  reload.mockClear();
});
afterEach(() => {
  document.querySelector('aside')?.remove();
  for (const [type, listener] of vi.mocked(window.addEventListener).mock.calls)
    window.removeEventListener(type, listener);
  for (const [type, listener] of vi.mocked(document.addEventListener).mock.calls)
    document.removeEventListener(type, listener);
  for (const cookie of document.cookie.split('; ')) removeCookie(cookie.split('=')[0] ?? '');
  localStorage.clear();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function simulateVerified(options: SimulationOptions = {}) {
  const simulation = simulate(options);
  const sessions = createSessions(simulation.ports.clerk);
  const recovery = createRecovery(simulation.ports, sessions);
  verifyRestoredPages(simulation.clerk, sessions, recovery);
  return { ...simulation, sessions };
}

const setCookie = (cookie: string) => {
  // biome-ignore lint/suspicious/noDocumentCookie: jsdom has no Cookie Store API
  document.cookie = cookie;
};
const removeCookie = (name: string) => setCookie(`${name}=; max-age=0`);

const leave = () => window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
const restore = () =>
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));

async function show({ persisted }: { persisted: boolean }) {
  window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted }));
  await vi.advanceTimersByTimeAsync(1_000);
}

const expectReplaced = () => {
  expect(document.documentElement).not.toHaveTextContent('Private content');
  expect(document.body.outerHTML).toBe('<body><p role="alert" lang="en">Signed out</p></body>');
  expect([...document.documentElement.children]).toEqual([document.head, document.body]);
  expect(document.title).toBe('Signed out');
  expect(reload).toHaveBeenCalledOnce();
};
const expectShown = () => {
  expect(document.body).toHaveTextContent('Private content');
  expect(reload).not.toHaveBeenCalled();
};

describe('a page that is restored from the back-forward cache', () => {
  it('is reloaded when a session has ended since', async () => {
    const { server } = simulateVerified({ sessions: ['a', 'b'] });
    server.end('b');
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('stays when all sessions still exist', async () => {
    const { server } = simulateVerified({ sessions: ['a', 'b'] });
    await show({ persisted: true });
    expect(server.received('client')).toHaveLength(1);
    expect(reload).not.toHaveBeenCalled();
    server.end('a');
    await show({ persisted: true });
    expect(reload).toHaveBeenCalledOnce();
  });

  it('stays when somebody else has signed in', async () => {
    const { clerk, server } = simulateVerified({ sessions: ['a'] });
    server.sessions.push({ id: 'b', userId: 'user_b', status: 'active', lastActiveAt: 0 });
    await show({ persisted: true });
    expect(reload).not.toHaveBeenCalled();
    expect(clerk.client.signedInSessions).toHaveLength(2);
  });

  it.each([
    ['lists nobody', [], 'Signed out'],
    ['lists a session whose removal was not answered', ['a'], 'Loading…'],
  ])('is replaced if Clerk is in its transitive state and %s', async (_, sessions, text) => {
    const { clerk, server } = simulateVerified({ sessions });
    clerk.session = undefined;
    await show({ persisted: true });
    expect([document.title, document.body.textContent]).toEqual([text, text]);
    expect(reload).toHaveBeenCalledOnce();
    expect(server.requests).toEqual([]);
  });

  it('is replaced if it was left while it requested the end of a session', async () => {
    const { sessions, server } = simulateVerified({ sessions: ['a', 'b'] });
    sessions.claim(['b'])();
    void sessions.refresh();
    await vi.advanceTimersByTimeAsync(1_000);
    leave();
    await show({ persisted: true });
    expectShown();
    const asked = server.requests.length;
    // WebKit ends the request before it leaves the page.
    sessions.claim(['b'])();
    leave();
    restore();
    expect([document.title, document.body.textContent]).toEqual(['Loading…', 'Loading…']);
    expect(reload).toHaveBeenCalledOnce();
    expect(server.requests).toHaveLength(asked);
  });

  it('is reloaded even if the server could not be asked right away', async () => {
    const { server } = simulateVerified();
    server.end('a');
    server.fail({ effect: 'network', times: 2 });
    await show({ persisted: true });
    expect(reload).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(2_000);
    expect(server.received('client')).toHaveLength(3);
    expect(reload).toHaveBeenCalledOnce();
  });
});

describe('a page whose session has ended, as cookies or storage show', () => {
  it.each([
    ['another page has stored its id', () => storeEndedSessions(['other', 'b'])],
    ['the cookie of the session is gone', () => removeCookie('__session')],
    ['the cookie with a suffix is gone', () => removeCookie('__session_a1-B2')],
    ['the client has signed out', () => setCookie('__client_uat=0')],
  ])('is replaced during the event when %s', (_, signOut) => {
    const { server } = simulateVerified({ sessions: ['a', 'b'] });
    setCookie('__session=eyJ');
    setCookie('__session_a1-B2=eyJ');
    setCookie('__client_uat=1700000000');
    leave();
    signOut();
    restore();
    expectReplaced();
    expect(server.requests).toEqual([]);
  });

  it('is replaced even if clerk-js writes the cookie again when the page becomes visible', () => {
    simulateVerified();
    setCookie('__session=eyJ');
    const write = () => setCookie('__session=eyJ');
    document.addEventListener('visibilitychange', write);
    leave();
    removeCookie('__session');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    restore();
    expect(document.cookie).toContain('__session');
    expectReplaced();
  });

  it('is not replaced for a sign-out that came before it was left', async () => {
    simulateVerified();
    setCookie('__session=eyJ');
    leave();
    await show({ persisted: true });
    removeCookie('__session');
    document.dispatchEvent(new Event('visibilitychange', { bubbles: true }));
    leave();
    await show({ persisted: true });
    expectShown();
  });

  it('is replaced if the session ended on it', () => {
    const { clerk, sessions } = simulateVerified();
    sessions.compare();
    vi.spyOn(clerk.client, 'signedInSessions', 'get').mockReturnValue([]);
    clerk.session = null;
    storeEndedSessions(['other']);
    restore();
    expectShown();
    storeEndedSessions(['a']);
    restore();
    expectReplaced();
  });

  it('is replaced even if Clerk had not loaded', () => {
    simulateVerified({ isLoaded: false });
    setCookie('__session=eyJ');
    leave();
    removeCookie('__session');
    restore();
    expectReplaced();
  });

  it('is replaced when it was prerendered and becomes visible', () => {
    simulateVerified();
    storeEndedSessions(['a']);
    document.dispatchEvent(new Event('prerenderingchange'));
    expectReplaced();
  });

  it.each([
    ['another session has ended', () => storeEndedSessions(['other'])],
    ['another session is the current one', () => setCookie('__session=another')],
    ['a cookie of the app has gone', () => removeCookie('app')],
  ])('stays when only %s', async (_, change) => {
    simulateVerified();
    for (const cookie of ['__session=eyJ', '__client_uat=1700000000', 'app=1']) setCookie(cookie);
    leave();
    change();
    await show({ persisted: true });
    expectShown();
  });

  it('is compared with the server if the browser stores nothing', async () => {
    const { server } = simulateVerified();
    const refuse = () => {
      throw new DOMException('Denied', 'SecurityError');
    };
    const denied = [
      vi.spyOn(window, 'localStorage', 'get').mockImplementation(refuse),
      vi.spyOn(document, 'cookie', 'get').mockImplementation(refuse),
    ];
    leave();
    storeEndedSessions(['a']);
    await show({ persisted: true });
    expectShown();
    server.end('a');
    await show({ persisted: true });
    for (const spy of denied) spy.mockRestore();
    expectReplaced();
  });
});

describe('a page that is loaded', () => {
  it('is not compared with anything', async () => {
    const { server } = simulateVerified();
    await show({ persisted: false });
    expect(server.requests).toEqual([]);
    await show({ persisted: true });
    expect(server.requests).toHaveLength(1);
  });

  it('is not compared before Clerk has loaded', async () => {
    const { server, load } = simulateVerified({ isLoaded: false });
    await show({ persisted: true });
    expect(server.requests).toEqual([]);
    expect(reload).not.toHaveBeenCalled();
    load();
    await show({ persisted: true });
    expect(server.requests).toHaveLength(1);
  });
});

describe('a page that is loaded again because the person goes back', () => {
  beforeEach(() => setCookie('__session=eyJ'));

  const load = (type: NavigationTimingType, ended: string[], listed = ['a', 'b']) => {
    vi.spyOn(performance, 'getEntriesByType').mockReturnValue([{ type }] as never);
    storeEndedSessions(ended);
    const { ports, server } = simulate({ sessions: listed });
    const sessions = createSessions(ports.clerk);
    verifyPageLoadedByBack(sessions, createRecovery(ports, sessions));
    sessions.compare();
    vi.mocked(performance.getEntriesByType).mockRestore();
    return { ...sessions, server };
  };

  it('is replaced when Clerk has loaded and lists a session that has ended', () => {
    load('back_forward', ['b']);
    expectReplaced();
  });

  it.each<[string, string[]]>([
    ['no cookies', ['__session=; max-age=0']],
    ['no cookie of a session', ['__session=; max-age=0', '__client_uat=0']],
    ['a cookie of a session, which another tab has written again', ['__client_uat=0']],
  ])('is replaced when Clerk lists anybody, if it was loaded with %s', (_, cookies) => {
    cookies.forEach(setCookie);
    load('back_forward', []);
    expectReplaced();
  });

  it('asks the server if nothing shows that anybody has signed out', async () => {
    setCookie('__client_uat=0');
    setCookie('__client_uat_xyz=1700000000');
    const { server } = load('back_forward', []);
    expectShown();
    await vi.advanceTimersByTimeAsync(0);
    expect(server.requests).toHaveLength(1);
  });

  it('asks the server only once the page has loaded, because the browser prefers its cache until then', async () => {
    const readyState = vi.spyOn(document, 'readyState', 'get').mockReturnValue('interactive');
    const { server } = load('back_forward', []);
    expect(server.requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(1_000);
    window.dispatchEvent(new Event('load'));
    expect(server.requests).toEqual([]);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.requests).toHaveLength(1);
    readyState.mockRestore();
  });

  it('asks nobody if Clerk lists nobody', async () => {
    const { server } = load('back_forward', [], []);
    await vi.advanceTimersByTimeAsync(0);
    expect(server.requests).toEqual([]);
  });

  it.each<[string, NavigationTimingType, string[]]>([
    ['nobody has signed out', 'back_forward', ['c']],
    // Its requests were not answered from a cache. It would be loaded without end.
    ['it is reloaded', 'reload', ['b']],
    ['it is loaded by a link', 'navigate', ['b']],
  ])('stays if %s', (_, type, ended) => {
    const sessions = load(type, ended);
    expectShown();
    storeEndedSessions(['a']);
    sessions.compare();
    expectShown();
  });
});
