import type {
  ClerkDeviceSession,
  ClerkInstance,
  ClerkSession,
} from '../../src/clerk/clerk-instance.ts';
import { toSignOutError } from '../../src/clerk/to-sign-out-error.ts';
import { createDeviceSignOut, type ListedDevice } from '../../src/core/device-sign-out.ts';
import { SignOutError, withMayHaveEnded } from '../../src/core/errors.ts';
import { createListeners } from '../../src/core/listeners.ts';
import type { InterruptedSignOut, Ports } from '../../src/core/ports.ts';
import { createRecovery } from '../../src/core/recovery.ts';
import { createSessions } from '../../src/core/sessions.ts';
import { createSignOutCallbacks } from '../../src/core/sign-out-callbacks.ts';
import { createSignOutStore } from '../../src/core/sign-out-store.ts';
import { withTimeout } from '../../src/core/time-limit.ts';

/*
 * A server, a browser and clerk-js in a few pages of code, for tests that run thousands of schedules.
 *
 * It imitates the behavior that matters to a sign-out and is easy to get wrong:
 * - Core 3 drops its state before the request, Core 2 right before the callback. Neither restores it after a failure.
 * - A network error is swallowed while the browser is offline or automated.
 * - `DELETE /client/sessions` and `GET /client` change the client silently. Other answers contain a client, and Clerk
 *   notifies its listeners.
 * - Clerk treats an id that is not the current one as another session, and the only session as "all".
 * - After a late answer, Clerk keeps (Core 3) or drops (Core 2) the session that it shows.
 *
 * tests/browser runs the real clerk-js. This imitation was written from, and compared with, its source:
 * clerk/javascript packages/clerk-js/src/core/clerk.ts `signOut`, `setActive`, `updateClient`, `handleUnauthenticated`
 * and packages/clerk-js/src/core/resources/Base.ts `_baseFetch`.
 */

export type Generation = 2 | 3;

/** What happens to a request. A number is the status of an answer that refuses it. */
export type Effect =
  | 'answered'
  /** It never reaches the server. */
  | 'network'
  /** The server does it, and the connection breaks before the answer. */
  | 'answer-lost'
  /** It never reaches the server, and is never answered. */
  | 'hang'
  /** The server does it and never answers. */
  | 'answer-hangs'
  /** Something else answers: a captive portal, a cache, a proxy. `clerk/answers.ts` refuses the answer. */
  | 'garbage'
  /** The server does it, but something else answers. */
  | 'done-garbage'
  | number;

export interface Fault {
  /** The affected requests, by a part of their name. @default every request */
  on?: string;
  effect: Effect;
  /** How many requests are affected. @default Infinity */
  times?: number;
  /** Milliseconds from the request to its answer. @default the latency of the server */
  delayMs?: number;
  retryAfterSeconds?: number;
}

export interface SimulatedSession {
  id: string;
  userId: string;
  status: 'active' | 'pending' | 'expired';
  lastActiveAt: number;
}

export interface SimulatedRequest {
  /** `end all`, `remove a`, `touch a`, `client`, `devices` or `revoke d`. */
  name: string;
  effect: Effect;
  /** Milliseconds, independent of the clock. */
  sentAt: number;
  /** When the page received the answer or the failure. */
  answeredAt?: number;
}

export interface SimulationOptions {
  generation?: Generation;
  /** Ids, most recently active first. Each session has its own user unless one is given. @default ['a'] */
  sessions?: readonly (string | (Pick<SimulatedSession, 'id'> & Partial<SimulatedSession>))[];
  /** @default the first session */
  current?: string | null;
  /** Ids of the user's sessions on other devices. @default [] */
  devices?: readonly string[];
  /** @default 10 */
  latencyMs?: number;
  /** @default true */
  isLoaded?: boolean;
  /** The URL of the page; `null` for none. @default 'https://app.example.com/dashboard' */
  url?: string | null;
}

export type Simulation = ReturnType<typeof simulate>;

export function simulate({
  generation = 3,
  sessions = ['a'],
  current,
  devices = [],
  latencyMs = 10,
  isLoaded = true,
  url = 'https://app.example.com/dashboard',
}: SimulationOptions = {}) {
  const seeds = sessions.map((seed, index): SimulatedSession => {
    const { id, ...given } = typeof seed === 'string' ? { id: seed } : seed;
    return { id, userId: `user_${id}`, status: 'active', lastActiveAt: -index, ...given };
  });

  const server = {
    sessions: seeds.filter(({ status }) => status !== 'expired'),
    devices: [...devices],
    lastActive: current === undefined ? (seeds[0]?.id ?? null) : current,
    latencyMs,
    requests: [] as SimulatedRequest[],
    faults: [] as Fault[],
    /** Adds a fault. The newest that matches a request applies. */
    fail: (fault: Fault) => {
      server.faults.unshift({ ...fault });
    },
    lift: () => {
      server.faults = [];
    },
    /** Ends sessions without a notification, as a revocation on another device would. */
    end: (...ids: string[]) => {
      server.sessions = server.sessions.filter(({ id }) => !ids.includes(id));
      if (ids.includes(server.lastActive ?? '')) server.lastActive = server.sessions[0]?.id ?? null;
    },
    holds: (id: string) => server.sessions.some((session) => session.id === id),
    /** The requests whose name contains the text. */
    received: (name: string) => server.requests.filter((request) => request.name.includes(name)),
  };

  const onlineListeners = new Set<() => void>();
  const connections = new Set<(error: Error) => void>();
  const page = {
    /** The value of `navigator.onLine`. */
    isOnline: true,
    /** Whether the network works although the browser claims to be offline. */
    isMistaken: false,
    /** Whether the app reports that it is offline. */
    isKnownOffline: false,
    isImpersonating: false,
    /** `navigator.webdriver`: puts clerk-js on its offline path. */
    isAutomated: false,
    /** Whether Clerk can navigate: not in React Native. */
    hasRouter: true,
    navigations: [] as string[],
    /** The app's router. */
    navigate: (_to: string): unknown => undefined,
    reloads: [] as InterruptedSignOut[],
    canReload: true,
    /** Whether the file for other devices can be loaded. */
    hasDevicesFile: true,
    announcements: 0,
    /** While set, another tab of the browser signs out; settles when it is done. */
    otherTabsTurn: undefined as Promise<void> | undefined,
    goOffline: () => {
      page.isOnline = false;
      for (const interrupt of [...connections]) interrupt(networkError());
    },
    goOnline: () => {
      page.isOnline = true;
      for (const listener of [...onlineListeners]) listener();
    },
    /** Another tab signs out. Clerk tells this one if it was the current session or all of them. */
    signOutInOtherTab: (...ids: string[]) => {
      const isTold = ids.length === server.sessions.length || ids.includes(server.lastActive ?? '');
      server.end(...ids);
      if (isTold) handleUnauthenticated().catch(() => {});
    },
    /** Clerk notifies its listeners without a relevant change. */
    refreshToken: () => emit(),
    /** Somebody signs in on this page. */
    signIn: (id: string, userId = `user_${id}`) => {
      server.sessions.unshift({ id, userId, status: 'active', lastActiveAt: Date.now() });
      server.lastActive = id;
      readAnswer(snapshot());
      clerk.session = findSession(id) ?? null;
      emit();
    },
  };

  const snapshot = () => ({
    sessions: server.sessions.map((session) => ({ ...session })),
    lastActive: server.lastActive,
  });
  type Answer = ReturnType<typeof snapshot>;

  /** Resolves to `null` if clerk-js swallows the failure. */
  const send = async <Value>(name: string, perform: () => Value): Promise<Value | null> => {
    const fault = server.faults.find(({ on = '' }) => name.includes(on));
    if (fault?.times !== undefined) {
      fault.times -= 1;
      if (fault.times === 0) server.faults.splice(server.faults.indexOf(fault), 1);
    }
    const { effect = 'answered', delayMs = server.latencyMs, retryAfterSeconds } = fault ?? {};
    const request: SimulatedRequest = { name, effect, sentAt: performance.now() };
    server.requests.push(request);
    let interrupt: (error: Error) => void = () => {};
    const interruption = new Promise<never>((_, reject) => {
      interrupt = reject;
    });
    interruption.catch(() => {});
    connections.add(interrupt);
    try {
      return await Promise.race([interruption, exchange()]);
    } catch (error) {
      if (isNetworkError(error) && (!page.isOnline || page.isAutomated)) return null;
      throw error;
    } finally {
      request.answeredAt = performance.now();
      connections.delete(interrupt);
    }

    async function exchange(): Promise<Value> {
      if (!page.isOnline && !page.isMistaken) throw networkError();
      await pause(delayMs / 2);
      if (effect === 'hang' || request.answeredAt !== undefined) return never();
      if (effect === 'network') throw networkError();
      if (typeof effect === 'number') {
        await pause(delayMs / 2);
        throw apiError(effect, retryAfterSeconds);
      }
      if (effect === 'garbage') {
        await pause(delayMs / 2);
        throw notConfirmed();
      }
      const answer = perform();
      if (effect === 'answer-hangs') return never();
      await pause(delayMs / 2);
      if (effect === 'answer-lost') throw networkError();
      if (effect === 'done-garbage') throw notConfirmed();
      return answer;
    }
  };

  const listeners = new Set<() => void>();
  const emit = () => {
    for (const listener of [...listeners]) listener();
  };
  const toResource = (session: SimulatedSession): ClerkSession => ({
    id: session.id,
    status: session.status,
    lastActiveAt: new Date(session.lastActiveAt),
    publicUserData: {
      firstName: null,
      lastName: null,
      imageUrl: '',
      hasImage: false,
      identifier: `${session.id}@example.com`,
      userId: session.userId,
    },
    user: { id: session.userId, getSessions: () => getDeviceSessions(session.id) },
    remove: () => remove(session.id),
  });
  const readAnswer = ({ sessions: live, lastActive }: Answer) => {
    client.sessions = live.map(toResource);
    client.lastActiveSessionId = lastActive;
  };
  const findSession = (id: string | undefined) =>
    client.signedInSessions.find((session) => session.id === id);

  const client = {
    id: 'client_1',
    sessions: isLoaded ? seeds.map(toResource) : [],
    lastActiveSessionId: server.lastActive,
    get signedInSessions() {
      return client.sessions.filter(({ status }) => status !== 'expired');
    },
    // Silent: the answer of `GET /client` contains no second client, and Clerk notifies no listener.
    reload: async () => {
      const answer = await request('client', snapshot);
      if (answer) readAnswer(answer);
    },
    isEligibleForTouch: () => false,
    buildTouchUrl: () => '',
  };

  const updateClient = (answer: Answer | null) => {
    if (!answer) return;
    readAnswer(answer);
    if (clerk.session) clerk.session = findSession(clerk.session.id) ?? null;
    emit();
  };

  /** A request as clerk-js makes it: after a 401, it first asks whether the session still exists. */
  const request = async <Value>(name: string, perform: () => Value): Promise<Value | null> => {
    try {
      return await send(name, perform);
    } catch (error) {
      if (statusOf(error) === 401 && name !== 'client') await handleUnauthenticated();
      throw error;
    }
  };

  const handleUnauthenticated = async () => {
    if (!clerk.session) return;
    updateClient((await send('client', snapshot)) ?? null);
    if (!clerk.session) await clerk.setActive({ session: null });
  };

  const remove = async (id: string) => {
    updateClient(
      await request(`remove ${id}`, () => {
        if (!server.holds(id)) throw apiError(404);
        server.end(id);
        return snapshot();
      }),
    );
  };

  const revoke = (id: string) =>
    request(`revoke ${id}`, () => {
      if (!server.devices.includes(id)) throw apiError(404);
      server.devices = server.devices.filter((other) => other !== id);
      return id;
    });

  /** As in clerk-js: includes this browser's own session, and is empty after any failure. */
  const getDeviceSessions = async (ownId: string): Promise<ClerkDeviceSession[]> => {
    const ids = await request('devices', () => [ownId, ...server.devices]).catch(() => null);
    return (ids ?? []).map((id) => ({
      id,
      status: 'active',
      lastActiveAt: new Date(0),
      latestActivity: {},
      revoke: async () => ({ id, status: (await revoke(id)) ? 'revoked' : 'active' }),
    }));
  };

  const setTransitive = () => {
    clerk.session = undefined;
    emit();
  };

  const executeSignOut = async (callback: () => Promise<void>) => {
    if (generation === 2) setTransitive();
    await callback();
    // Core 3 keeps a session that was set meanwhile.
    clerk.session = generation === 2 ? null : (clerk.session ?? null);
    emit();
  };

  const clerk = {
    loaded: isLoaded,
    status: undefined as 'error' | undefined,
    client,
    session: undefined as ClerkSession | null | undefined,

    signOut: async (callback: () => Promise<void>, { sessionId }: { sessionId?: string } = {}) => {
      if (client.sessions.length === 0) return;
      await undefined;
      if (!sessionId || client.signedInSessions.length === 1) {
        if (generation === 3) setTransitive();
        const answer = await request('end all', () => {
          server.end(...server.sessions.map(({ id }) => id));
          return snapshot();
        });
        if (answer) readAnswer(answer);
        return executeSignOut(callback);
      }
      const session = findSession(sessionId);
      const isCurrent = session !== undefined && clerk.session?.id === session.id;
      if (isCurrent && generation === 3) setTransitive();
      await session?.remove();
      if (isCurrent) await executeSignOut(callback);
    },

    setActive: async ({ session: id }: { session: string | null }) => {
      let session = client.sessions.find((other) => other.id === id) ?? null;
      await undefined;
      if (session) {
        const { id: touched } = session;
        await request(`touch ${touched}`, () => {
          const found = server.sessions.find((other) => other.id === touched);
          if (!found) throw apiError(404);
          found.lastActiveAt = Date.now();
          server.lastActive = touched;
          return snapshot();
        }).then(updateClient, (error) => {
          if (statusOf(error) !== 401) throw error;
        });
        session = findSession(touched) ?? null;
      }
      clerk.session = session;
      emit();
    },

    navigate: async (to: string) => {
      page.navigations.push(to);
      await page.navigate(to);
    },
    addListener: (listener: () => void) => {
      listeners.add(listener);
      if (clerk.loaded) listener();
      return () => {
        listeners.delete(listener);
      };
    },
    buildAfterSignOutUrl: () => '/after-sign-out',
    buildAfterMultiSessionSingleSignOutUrl: () => '/choose',
    buildUrlWithAuth: (to: string) => to,
  } satisfies ClerkInstance;

  const listDevices = async (): Promise<ListedDevice[]> => {
    if (!clerk.session) throw new SignOutError(page.isOnline ? 'unauthorized' : 'offline');
    const ids = await request('devices', () => [...server.devices]);
    if (!ids) throw new SignOutError('offline');
    return ids.map((id) => ({
      id,
      info: {
        id,
        isCurrent: false,
        deviceType: null,
        isMobile: false,
        browserName: null,
        browserVersion: null,
        city: null,
        country: null,
        lastActiveAt: 0,
      },
      revoke: async () => {
        if (!(await revoke(id))) throw new SignOutError('offline');
      },
    }));
  };

  const loadListeners = new Set<{ resolve: () => void; reject: (error: SignOutError) => void }>();
  const showInitialSession = () => {
    clerk.session = findSession(server.lastActive ?? undefined) ?? null;
  };
  if (isLoaded) showInitialSession();

  const toError = (cause: unknown) => toSignOutError(cause, page.isOnline);
  const devicesFile = createDeviceSignOut({
    isOnline: () => page.isOnline,
    toError,
    withTimeout,
    createListeners,
    createError: (code, details) => new SignOutError(code, details),
    withMayHaveEnded,
    isImpersonating: () => page.isImpersonating,
    devices: listDevices,
    reverify: () => {
      throw new Error('There is nowhere to show it.');
    },
  });

  const ports: Ports = {
    clerk: {
      isLoaded: () => clerk.loaded,
      load: () => new Promise((resolve, reject) => loadListeners.add({ resolve, reject })),
      isAnswered: () => true,
      sessions: () => ({
        signedIn: [...client.signedInSessions]
          .sort((one, other) => +other.lastActiveAt - +one.lastActiveAt)
          .map(({ id, user }) => ({ id, userId: user?.id ?? null })),
        listed: client.sessions.map(({ id }) => id),
        current: clerk.session === undefined ? undefined : (clerk.session?.id ?? null),
        lastActive: client.lastActiveSessionId,
      }),
      refresh: async () => {
        const before = client.sessions;
        await client.reload();
        if (client.sessions === before)
          throw new SignOutError(page.isOnline ? 'network' : 'offline');
      },
      activate: async (sessionId) => {
        if (sessionId !== null && !findSession(sessionId))
          throw new SignOutError('session_not_found');
        await clerk.setActive({ session: sessionId });
      },
      toError,
    },
    requests: {
      signOut: (sessionId, verify) =>
        clerk.signOut(verify, sessionId === undefined ? {} : { sessionId }),
      removeSession: async (sessionId) => {
        await findSession(sessionId)?.remove();
      },
      toUnconfirmedError: () =>
        new SignOutError(page.isOnline ? 'not_confirmed_by_server' : 'offline'),
    },
    devices: {
      isImpersonating: () => page.isImpersonating,
      load: async () => {
        if (!page.hasDevicesFile) throw new SignOutError('network');
        return devicesFile;
      },
    },
    navigation: {
      afterSignOutUrl: clerk.buildAfterSignOutUrl,
      chooseAccountUrl: clerk.buildAfterMultiSessionSingleSignOutUrl,
      redirectOrigins: () => [],
      canNavigate: () => page.hasRouter,
      navigate: clerk.navigate,
      forgetFetchedPages: () => {},
    },
    network: {
      isOnline: () => page.isOnline,
      isKnownOffline: () => page.isKnownOffline,
      onceOnline: (callback) => {
        const listener = () => {
          onlineListeners.delete(listener);
          callback();
        };
        onlineListeners.add(listener);
        return () => onlineListeners.delete(listener);
      },
      setConnectivity: () => {},
    },
    page: {
      location: () => url ?? undefined,
      baseURI: () => url ?? undefined,
      reload: (interrupted) => {
        if (page.canReload) page.reloads.push(interrupted);
        return page.canReload;
      },
    },
    tabs: {
      exclusively: async (run, { timeoutMs, signal, onQueued }) => {
        const { otherTabsTurn } = page;
        if (!otherTabsTurn) return run();
        onQueued();
        const aborted = new Promise<never>((_, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason));
        });
        await Promise.race([withTimeout(otherTabsTurn, timeoutMs).catch(() => {}), aborted]);
        return run();
      },
      announce: () => {
        page.announcements += 1;
      },
    },
  };

  return {
    ports,
    clerk,
    server,
    page,
    /** Clerk has loaded. */
    load: () => {
      if (clerk.loaded) return;
      clerk.loaded = true;
      readAnswer(snapshot());
      showInitialSession();
      emit();
      for (const { resolve } of loadListeners) resolve();
    },
    /** Clerk has failed to load. */
    failToLoad: () => {
      for (const { reject } of loadListeners) reject(new SignOutError('clerk_not_loaded'));
    },
  };
}

/** A store together with its ports, as `clerk/connection.ts` combines them. */
export type SimulatedStore = ReturnType<typeof createStoreOver>;

export function createStoreOver(ports: Ports) {
  const sessions = createSessions(ports.clerk);
  const recovery = createRecovery(ports, sessions);
  const callbacks = createSignOutCallbacks(sessions);
  return {
    ...createSignOutStore(ports, { sessions, recovery, callbacks }),
    onSignedOut: callbacks.subscribe,
    sessionsChanged: async () => sessions.compare(),
    refreshUntilAnswered: recovery.refreshUntilAnswered,
  };
}

/** A store over simulated ports. It is notified of Clerk's changes as by a connection. */
export function simulateStore(options?: SimulationOptions): Simulation & { store: SimulatedStore } {
  const simulation = simulate(options);
  const store = createStoreOver(simulation.ports);
  simulation.clerk.addListener(() => void store.sessionsChanged());
  return { ...simulation, store };
}

const NETWORK_ERROR = 'ClerkJS: Network error at "/v1" - TypeError: Failed to fetch.';

function networkError() {
  return new Error(NETWORK_ERROR);
}

function notConfirmed() {
  return new SignOutError('not_confirmed_by_server');
}

function isNetworkError(error: unknown) {
  return error instanceof Error && error.message === NETWORK_ERROR;
}

function apiError(status: number, retryAfter?: number) {
  return Object.assign(new Error('Refused'), {
    status,
    retryAfter,
    errors: [{ code: `status_${status}`, message: 'Refused' }],
  });
}

function statusOf(error: unknown) {
  return (error as { status?: number } | null)?.status;
}

const pause = (durationMs: number) =>
  new Promise<void>((resolve) => setTimeout(resolve, durationMs));
const never = () => new Promise<never>(() => {});
