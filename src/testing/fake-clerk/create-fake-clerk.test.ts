import { afterEach, describe, expect, expectTypeOf, it, vi } from 'vitest';
import type { ClerkInstance } from '../../clerk/clerk-instance.ts';
import { createFrontendApi } from '../frontend-api/create-frontend-api.ts';
import { createFakeClerk } from './create-fake-clerk.ts';
import { otherDevices } from './devices.ts';
import { people, sessionOf } from './people.ts';
import { states } from './states.ts';
import type { FakeClerk } from './types.ts';

const generations = ['core-2', 'core-3'] as const;

const methods = (clerk: FakeClerk) =>
  clerk.calls.map(({ method, outcome }) => `${method} ${outcome}`);
const sessionId = (clerk: FakeClerk) =>
  clerk.session === undefined ? undefined : clerk.session?.id;

afterEach(() => {
  vi.unstubAllEnvs();
  vi.useRealTimers();
});

describe('created', () => {
  it('is accepted as a Clerk instance by this package', () => {
    expectTypeOf(createFakeClerk).returns.toExtend<ClerkInstance>();
  });

  it('is not loaded at first, and loads the sessions of its server', async () => {
    const clerk = createFakeClerk(states.threeAccounts);
    expect([clerk.loaded, clerk.status, clerk.client]).toEqual([false, 'loading', undefined]);

    await clerk.load();
    expect([clerk.loaded, clerk.status, sessionId(clerk)]).toEqual([true, 'ready', 'sess_ada']);
    expect(clerk.client?.signedInSessions.map(({ id }) => id)).toEqual([
      'sess_ada',
      'sess_bo',
      'sess_carmen',
    ]);
    expect(clerk.server.log.map(({ call }) => call)).toEqual(['environment', 'client']);
  });

  it('is loaded at once, without a request, with `loaded`', () => {
    const clerk = createFakeClerk({ loaded: true });
    expect([clerk.loaded, clerk.status, sessionId(clerk)]).toEqual([true, 'ready', 'sess_ada']);
    expect(clerk.user?.fullName).toBe('Ada Okafor');
    expect(clerk.server.log).toEqual([]);
  });

  it('is degraded with that status', async () => {
    expect(createFakeClerk({ loaded: true, status: 'degraded' }).status).toBe('degraded');
    const clerk = createFakeClerk({ status: 'degraded' });
    await clerk.load();
    expect([clerk.loaded, clerk.status]).toEqual([true, 'degraded']);
  });

  it('fails to load with status error', async () => {
    const clerk = createFakeClerk(states.failedToLoad);
    expect([clerk.loaded, clerk.status]).toEqual([false, 'error']);
    await expect(clerk.load()).rejects.toThrow('Network error');
    expect(clerk.status).toBe('error');
  });

  it('never loads with status loading', async () => {
    const clerk = createFakeClerk(states.loading);
    const settled = vi.fn();
    clerk
      .load()
      .finally(settled)
      .catch(() => {});
    await clerk.navigate('/elsewhere');
    expect([settled.mock.calls.length, clerk.status]).toEqual([0, 'loading']);

    clerk.reset();
    await expect.poll(() => settled).toHaveBeenCalled();
  });

  it('shares a server with another tab', async () => {
    const frontendApi = createFrontendApi(states.oneAccount);
    const one = createFakeClerk({ frontendApi, loaded: true });
    const other = createFakeClerk({ frontendApi, loaded: true });
    await one.signOut();
    expect([sessionId(one), sessionId(other)]).toEqual([undefined, 'sess_ada']);

    await other.receiveSignOut();
    expect(sessionId(other)).toBeUndefined();
  });

  it.each<[string, object, RegExp]>([
    [
      'an unknown option',
      { session: [] },
      /createFakeClerk: session is not an option; the options/,
    ],
    ['an unknown generation', { generation: 'core-4' }, /generation must be 'core-2' or 'core-3'/],
    ['an unknown status', { status: 'ok' }, /status must be one of loading, ready/],
    [
      'being loaded with status error',
      { loaded: true, status: 'error' },
      /loaded can't be true while/,
    ],
    ['an invalid delay', { retryDelayMs: -1 }, /retryDelayMs must be a number of milliseconds/],
    [
      'a server beside the options of one',
      { frontendApi: createFrontendApi(), sessions: [] },
      /frontendApi excludes sessions/,
    ],
    ['an invalid session', { sessions: [{}] }, /sessions\[0\]\.id must be a string/],
  ])('refuses %s', (_, options, message) => {
    expect(() => createFakeClerk(options)).toThrow(message);
  });

  it('refuses production, unless allowed', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(() => createFakeClerk()).toThrow(/createFakeClerk: .* NODE_ENV is production/);
    expect(createFakeClerk({ allowInProduction: true, loaded: true }).loaded).toBe(true);
  });
});

describe.each(generations)('a script, in %s,', (generation) => {
  const create = (options = states.oneAccount) =>
    createFakeClerk({ ...options, generation, loaded: true });

  it('fails the next sign-out with a status', async () => {
    const clerk = create();
    clerk.reject('signOut', { status: 429, retryAfter: 2 });
    await expect(clerk.signOut()).rejects.toMatchObject({
      status: 429,
      retryAfter: 2,
      errors: [{ code: 'rate_limit_exceeded' }],
    });
    expect(clerk.server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
    expect(clerk.server.log.map(({ call, outcome }) => [call, outcome])).toEqual([
      ['remove-all', 429],
    ]);

    await clerk.signOut();
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  });

  it('fails the removal of a session, by whichever method', async () => {
    const clerk = create(states.threeAccounts);
    clerk.reject('signOut', { status: 500 });
    await expect(clerk.client?.sessions[1]?.remove()).rejects.toMatchObject({ status: 500 });
  });

  it('fails with a broken connection, a lost answer, and a custom error', async () => {
    const clerk = create();
    clerk.reject('signOut', 'network');
    await expect(clerk.signOut()).rejects.toThrow('Failed to fetch');
    expect(clerk.server.snapshot().signedInSessionIds).toEqual(['sess_ada']);

    const mine = new Error('Mine');
    clerk.reject('setActive', mine);
    const switched = clerk.setActive({ session: 'sess_ada' });
    // Core 2 swallows a failed touch.
    if (generation === 'core-2') await switched;
    else await expect(switched).rejects.toThrow('Mine');

    clerk.reject('signOut', 'answer-lost');
    await expect(clerk.signOut()).rejects.toThrow('Failed to fetch');
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  });

  it('plays several in turn, each once', async () => {
    const clerk = create();
    clerk.reject('signOut', { status: 500 });
    clerk.resolve('signOut', { confirmed: false });
    clerk.resolve('signOut');
    await expect(clerk.signOut()).rejects.toThrow();
    await clerk.signOut();
    expect(clerk.server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
    await clerk.signOut();
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  });

  it('leaves a call without an answer until the reset', async () => {
    const clerk = create();
    clerk.hang('signOut');
    const outcome = vi.fn();
    const signOut = clerk.signOut().catch(outcome);
    await expect.poll(() => clerk.server.log).toHaveLength(1);
    expect([methods(clerk), outcome.mock.calls.length]).toEqual([['signOut pending'], 0]);

    clerk.reset();
    await signOut;
    expect(outcome).toHaveBeenCalled();
    expect(sessionId(clerk)).toBe('sess_ada');
  });

  it('makes a call wait until the test resolves it', async () => {
    const clerk = create();
    const answer = clerk.later('signOut');
    const signOut = clerk.signOut();
    await answer.called;
    await expect.poll(() => clerk.server.log).toHaveLength(1);
    expect(clerk.server.snapshot().signedInSessionIds).toEqual(['sess_ada']);

    answer.resolve();
    await signOut;
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  });

  it.each([
    ['a status', { status: 503 }, { status: 503 }],
    ['an error', new Error('Mine'), { message: expect.stringContaining('Mine') }],
  ])('makes a call wait until the test fails it with %s', async (_, failure, error) => {
    const clerk = create();
    const answer = clerk.later('signOut');
    const signOut = clerk.signOut();
    await answer.called;
    answer.reject(failure);
    await expect(signOut).rejects.toMatchObject(error);
    expect(clerk.server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
  });

  it('fails calls without a request: loading and navigating', async () => {
    const clerk = createFakeClerk({ generation });
    clerk.reject('load', { status: 500 });
    await expect(clerk.load()).rejects.toMatchObject({ status: 500 });
    expect(clerk.status).toBe('error');

    clerk.reject('navigate', new Error('No way'));
    await expect(clerk.navigate('/x')).rejects.toThrow('No way');
    const arrival = clerk.later('navigate');
    const navigated = clerk.navigate('/y');
    arrival.resolve();
    await navigated;
    expect(clerk.navigations).toEqual(['/x', '/y']);
  });

  it('fails the list of devices, which Clerk then treats as empty, and a revocation', async () => {
    const clerk = create({ ...states.oneAccount, devices: otherDevices(2) } as never);
    clerk.reject('getSessions', { status: 500 });
    expect(await clerk.user?.getSessions()).toEqual([]);
    await clerk.client?.reload();
    await clerk.setActive({ session: 'sess_ada' });

    const [, phone] = (await clerk.user?.getSessions()) ?? [];
    clerk.reject('revoke', { status: 429 });
    await expect(phone?.revoke()).rejects.toMatchObject({ status: 429 });
    await phone?.revoke();
    expect(clerk.server.snapshot().deviceSessionIds).toEqual(['sess_device_2']);
  });

  it('refuses an unknown call', () => {
    expect(() => create().hang('signIn' as never)).toThrow(/"signIn" can't be scripted; the calls/);
  });
});

describe.each(generations)('offline, in %s,', (generation) => {
  it('treats a failure as success, and sends nothing to the server', async () => {
    const clerk = createFakeClerk({ generation, loaded: true });
    clerk.offline();
    await clerk.signOut();
    expect(clerk.session).toBeNull();
    expect(clerk.client?.sessions).toHaveLength(1);
    expect(clerk.server.snapshot().signedInSessionIds).toEqual(['sess_ada']);
    expect(clerk.server.log).toEqual([]);

    clerk.online();
    await clerk.signOut();
    expect(clerk.server.snapshot().signedInSessionIds).toEqual([]);
  });

  it('breaks requests under way', async () => {
    const clerk = createFakeClerk({ generation, loaded: true });
    clerk.hang('signOut');
    const signOut = clerk.signOut();
    await expect.poll(() => clerk.server.log).toHaveLength(1);
    clerk.offline();
    await signOut;
    expect(clerk.server.log.map(({ outcome }) => outcome)).toEqual(['aborted']);
  });

  it('is the value of navigator.onLine', () => {
    const clerk = createFakeClerk({ generation });
    clerk.offline();
    expect(navigator.onLine).toBe(false);
    clerk.reset();
    expect(navigator.onLine).not.toBe(false);
  });
});

it('retries after a broken connection as often as clerk-js, and waits as long with `retryDelayMs`', async () => {
  vi.useFakeTimers();
  const clerk = createFakeClerk({ loaded: true, retryDelayMs: 700 });
  clerk.server.fault({ kind: 'reset', call: 'client' });
  const reload = expect(clerk.client?.reload()).rejects.toThrow('Failed to fetch');
  await vi.advanceTimersByTimeAsync(700 + 1400);
  expect(clerk.server.log).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(2800);
  await reload;
  expect(clerk.server.log).toHaveLength(4);
});

it('logs the calls and their outcomes', async () => {
  const clerk = createFakeClerk({ ...states.threeAccounts, loaded: true });
  clerk.reject('signOut', { status: 500 });
  await clerk.client?.sessions[1]?.remove().catch(() => {});
  await clerk.client?.reload();
  await clerk.signOut({ redirectUrl: '/bye' });
  expect(methods(clerk)).toEqual([
    'session.remove rejected',
    'client.reload resolved',
    'signOut resolved',
  ]);
  expect(clerk.calls.at(-1)).toMatchObject({ sequence: 3, args: [{ redirectUrl: '/bye' }] });
});

describe('reset', () => {
  it('restores the initial state and notifies the listeners', async () => {
    const clerk = createFakeClerk({ ...states.threeAccounts, loaded: true });
    clerk.server.addSession({ id: 'sess_new' });
    clerk.server.fault({ kind: 'status', status: 500, call: 'token' });
    clerk.reject('setActive', { status: 500 });
    await clerk.signOut({ redirectUrl: '/bye' });
    const told = vi.fn();
    clerk.addListener(({ session }) => told(session?.id ?? null));

    clerk.reset();
    expect(told.mock.calls).toEqual([[null], ['sess_ada']]);
    expect(clerk.client?.sessions).toHaveLength(3);
    expect(clerk.server.snapshot().signedInSessionIds).toHaveLength(3);
    expect([clerk.calls, clerk.navigations, clerk.server.log, clerk.broadcasts]).toEqual([
      [],
      [],
      [],
      0,
    ]);
    await clerk.setActive({ session: 'sess_bo' });
    expect(sessionId(clerk)).toBe('sess_bo');
  });

  it('does not change a fake that has not loaded', () => {
    const clerk = createFakeClerk();
    clerk.reset();
    expect([clerk.loaded, clerk.client]).toEqual([false, undefined]);
  });
});

describe("Clerk's own components", () => {
  type WithUi = FakeClerk & {
    mountUserButton(node: unknown): void;
    __internal_openReverification(props: object): void;
  };

  it('render nothing and are logged', () => {
    const clerk = createFakeClerk({ loaded: true }) as WithUi;
    clerk.mountUserButton('node');
    expect(methods(clerk)).toEqual(['mountUserButton resolved']);
  });

  it.each(generations)('throw if they are not loaded, in %s', (generation) => {
    const clerk = createFakeClerk({ generation, loaded: true, ui: false }) as WithUi;
    expect(() => clerk.mountUserButton('node')).toThrow(/without U|with Ui/);
  });

  it('ask the person to verify themselves, and the test answers', async () => {
    const clerk = createFakeClerk({
      loaded: true,
      requireReverification: true,
      devices: otherDevices(1),
    }) as WithUi;
    const [, device] = (await clerk.user?.getSessions()) ?? [];
    await expect(device?.revoke()).rejects.toMatchObject({ status: 403 });
    const afterVerification = vi.fn();
    const afterVerificationCancelled = vi.fn();

    clerk.__internal_openReverification({ afterVerification, afterVerificationCancelled });
    clerk.reverification?.cancel();
    expect([afterVerificationCancelled.mock.calls.length, clerk.reverification]).toEqual([1, null]);

    clerk.__internal_openReverification({ afterVerification, afterVerificationCancelled });
    clerk.reverification?.complete();
    expect(afterVerification).toHaveBeenCalledOnce();
    await device?.revoke();
    expect(clerk.server.snapshot().deviceSessionIds).toEqual([]);
  });
});

describe('fixtures', () => {
  it('are twenty people with different ids', () => {
    const sessions = states.twentyAccounts.sessions;
    expect(sessions).toHaveLength(20);
    expect(new Set(sessions.map(({ id }) => id)).size).toBe(20);
    expect(
      createFakeClerk({ ...states.twentyAccounts, loaded: true }).client?.sessions,
    ).toHaveLength(20);
  });

  it('are sessions of people', async () => {
    const clerk = createFakeClerk({
      loaded: true,
      sessions: [sessionOf(people.farah, { status: 'pending' }), sessionOf(people.nameless)],
    });
    const [farah, nameless] = clerk.client?.sessions ?? [];
    expect([farah?.status, farah?.currentTask, farah?.user.fullName]).toEqual([
      'pending',
      { key: 'choose-organization' },
      'فرح الخطيب',
    ]);
    expect([nameless?.user.fullName, nameless?.publicUserData.identifier]).toEqual([
      null,
      'nameless@example.com',
    ]);
    expect([clerk.isSignedIn, sessionId(clerk)]).toEqual([false, 'sess_farah']);
  });

  it('are devices of different age', async () => {
    const clerk = createFakeClerk({ loaded: true, devices: otherDevices(7, Date.UTC(2026, 0, 1)) });
    const [own, ...others] = (await clerk.user?.getSessions()) ?? [];
    expect(own?.id).toBe('sess_ada');
    expect(others.map(({ id }) => id)).toEqual(
      Array.from({ length: 7 }, (_, index) => `sess_device_${index + 1}`),
    );
    expect(others[0]?.lastActiveAt).toEqual(new Date(Date.UTC(2026, 0, 1) - 5 * 60_000));
  });
});
