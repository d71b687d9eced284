import { createFrontendApi } from '../frontend-api/create-frontend-api.ts';
import { refuseLiveKey, refuseProduction } from '../refuse-production.ts';
import { createApiClient, type Json } from './api-client.ts';
import { createCallLog } from './call-log.ts';
import { codesOf, networkError, statusOf } from './clerk-errors.ts';
import { createConnectivity } from './connectivity.ts';
import { createNavigation, pageUrl } from './navigation.ts';
import { resolveOptions } from './options.ts';
import { createResourceState } from './resource-state.ts';
import { createClient, type SessionResource } from './resources.ts';
import { createScripts } from './scripts.ts';
import { setActiveHook } from './set-active-hooks.ts';
import { createStatusEvents } from './status-events.ts';
import { createTokenCache } from './tokens.ts';
import type {
  FakeClerk,
  FakeClerkInstance,
  FakeClerkLoadOptions,
  FakeClerkOptions,
  PendingReverification,
} from './types.ts';
import { createUiMethods } from './ui-methods.ts';

const VERSIONS = { 'core-2': '5.128.0', 'core-3': '6.40.0' } as const;

/**
 * Creates a fake Clerk for the tests and stories of an app.
 *
 * It is a Clerk instance of the given generation, on a faked Frontend API: it signs out, switches, fails and gets stuck
 * as clerk-js does, including behavior you may not want. A contract test compares it with clerk-js 5 and 6.
 * It has no organizations, sign-in, sign-up, cookies, polling for tokens, or Clerk UI.
 *
 * Needs no DOM. Fakes share no state with each other.
 *
 * @throws `TypeError` for an option it can't use; `Error` where `process.env.NODE_ENV` is `production` and on a page with
 * a live publishable key, unless `allowInProduction` is set.
 *
 * @example In a component's test, with the provider of any Clerk React SDK
 * const clerk = createFakeClerk({ sessions: [{ id: 'sess_ada' }] });
 * clerk.reject('signOut', { status: 500 });
 * render(<ClerkProvider {...clerk.providerProps}><App /></ClerkProvider>);
 *
 * @example Without a provider
 * const clerk = createFakeClerk({ loaded: true });
 * const { result } = renderHook(() => useSignOut({ clerk }));
 *
 * @see clerk/javascript packages/clerk-js/src/core/clerk.ts
 */
export function createFakeClerk(options: FakeClerkOptions = {}): FakeClerk {
  refuseProduction('createFakeClerk', options);
  const resolved = resolveOptions(options);
  const { generation, status: finalStatus } = resolved;
  const isCore2 = generation === 'core-2';
  const version = VERSIONS[generation];
  const server = resolved.frontendApi ?? createFrontendApi(resolved.serverOptions);
  const { allowInProduction } = options;
  const refuse = () =>
    refuseLiveKey('createFakeClerk', { allowInProduction, ownKey: server.publishableKey });

  const calls = createCallLog();
  const scripts = createScripts();
  const connectivity = createConnectivity();
  const tokens = createTokenCache(generation);
  let { loadOptions } = resolved;
  let environment: Json | undefined;
  let broadcasts = 0;
  let reverification: PendingReverification | null = null;

  const api = createApiClient({
    server,
    refuse,
    scripts,
    generation,
    version,
    retryDelayMs: resolved.retryDelayMs,
    isOnline: connectivity.isOnline,
    isValidBrowserOnline: () => connectivity.isOnline() && !resolved.automated,
    rethrowsNetworkErrors: () => loadOptions.experimental?.rethrowOfflineNetworkErrors === true,
    sessionId: () => state.session?.id,
    updateClient: (json) => state.updateClient(json),
    handleUnauthenticated: () => handleUnauthenticated(),
  });
  const client = createClient({
    api,
    tokens,
    logged: calls.logged,
    tokenFetched: () => state.setSession(state.session),
  });
  const state = createResourceState({
    generation,
    client,
    selectInitialSession: () => loadOptions.selectInitialSession,
    becamePending: () => void setActiveHook(generation, 'after')(),
  });
  const navigation = createNavigation(scripts, () => loadOptions, resolved.leavesPage);
  const statusEvents = createStatusEvents(resolved.initialStatus);

  const broadcastSignOut = () => {
    broadcasts += 1;
  };

  const withTouch = (url: string) =>
    client.isEligibleForTouch()
      ? client.buildTouchUrl({ redirectUrl: new URL(url, pageUrl()) })
      : url;

  const signOut = async (
    callbackOrOptions?: (() => unknown) | { sessionId?: string; redirectUrl?: string },
    callbackOptions?: { sessionId?: string; redirectUrl?: string },
  ): Promise<void> => {
    if (!state.client || client.sessions.length === 0) return;
    const callback = typeof callbackOrOptions === 'function' ? callbackOrOptions : undefined;
    const { sessionId, redirectUrl }: { sessionId?: string; redirectUrl?: string } =
      (typeof callbackOrOptions === 'object' ? callbackOrOptions : callbackOptions) ?? {};
    const to = redirectUrl || buildAfterSignOutUrl();
    const after = setActiveHook(generation, 'after');

    const execute = async () => {
      broadcastSignOut();
      if (isCore2) state.setTransitive();
      const isLeaving = await navigation.track(
        callback ?? (() => navigation.go(isCore2 ? to : withTouch(to))),
      );
      if (isLeaving) return;
      state.setSession(undefined);
      await after();
    };

    await setActiveHook(generation, 'before')();

    if (!sessionId || client.signedInSessions.length === 1) {
      if (!isCore2) state.setTransitive();
      try {
        if (loadOptions.experimental?.persistClient ?? true) await client.removeSessionsNow();
        else await client.destroyNow();
      } catch (error) {
        // With `rethrowOfflineNetworkErrors`, Core 3 treats a broken connection as success, even online.
        if (isCore2 || (error as { code?: string }).code !== 'network_error') throw error;
      }
      return execute();
    }

    const session = state.findSignedIn(sessionId);
    const isCurrent = session !== null && state.session?.id === session.id;
    if (isCurrent && !isCore2) state.setTransitive();
    await session?.removeNow();
    if (isCurrent) await execute();
  };

  const touch = async (session: SessionResource | null | undefined): Promise<void> => {
    if (!session) return;
    try {
      await session.touchAndUpdate();
    } catch (error) {
      // Core 2 swallows every other failure.
      if (isUnauthenticated(error)) void handleUnauthenticated();
      else if (!isCore2) throw error;
    }
  };

  const isUnauthenticated = (error: unknown): boolean => {
    const status = statusOf(error) ?? 0;
    if (isCore2) return status >= 400 && status < 500;
    const isLockedOut = codesOf(error).some((code) =>
      ['user_banned', 'user_deactivated'].includes(code),
    );
    return status === 401 || status === 422 || (status === 403 && isLockedOut);
  };

  const setActive: FakeClerkInstance['setActive'] = async ({
    session: target,
    redirectUrl,
    navigate,
    beforeEmit,
  }) => {
    if (!state.client) {
      throw new Error('setActive is being called before the client is loaded. Wait for init.');
    }
    if (target === undefined && !state.session) {
      throw new Error(
        'setActive should either be called with a session param or there should be already an active session.',
      );
    }
    // Clerk treats an unknown id as `null`: signed out, in this browser only.
    const given =
      typeof target === 'string'
        ? (client.sessions.find(({ id }) => id === target) ?? null)
        : (target as SessionResource | null | undefined);
    let session = given === undefined ? (state.session ?? null) : given;
    const after = setActiveHook(generation, 'after');
    const isPending = () => session?.status === 'pending';

    if (!isPending()) {
      await setActiveHook(generation, 'before')(session === null ? 'sign-out' : undefined);
    }

    const navigates = redirectUrl !== undefined || navigate !== undefined;
    if (navigates && session && !isCore2) {
      try {
        const json = await session.touchSilently();
        if (json) state.updateClient(json, { isSilent: true });
      } catch (error) {
        if (!isUnauthenticated(error)) throw error;
        void handleUnauthenticated();
      }
    } else {
      await touch(session);
    }
    session = state.findSignedIn(session?.id);
    await session?.getToken();

    const leaves = async (run: () => unknown, isTransitive = true) =>
      navigation.track(() => {
        if (isTransitive) state.setTransitive();
        return run();
      });
    const next = session;
    let isLeaving = false;
    if (beforeEmit && isCore2) {
      isLeaving = await leaves(() => beforeEmit(next));
    } else if (navigates) {
      isLeaving = await leaves(async () => {
        if (navigate && next) return navigate({ session: next, decorateUrl: withTouch });
        if (redirectUrl === undefined) return undefined;
        if (isCore2 && client.isEligibleForTouch()) await navigation.go(withTouch(redirectUrl));
        return navigation.go(isCore2 ? redirectUrl : withTouch(redirectUrl));
      }, !isPending());
    }
    if (isLeaving) return;

    state.setSession(session);
    if (!isPending()) await after();
  };

  const handleUnauthenticated = async ({ broadcast = true } = {}): Promise<unknown> => {
    if (!state.client || !state.session) return undefined;
    try {
      await client.fetchNow();
      state.updateClient();
      if (state.session) return undefined;
      if (broadcast) broadcastSignOut();
      return setActive({ session: null });
    } catch (error) {
      if (![403, 500].includes(statusOf(error) ?? 0)) throw error;
      return setActive({ session: null });
    }
  };

  const load = async (given: FakeClerkLoadOptions = {}): Promise<void> => {
    if (clerk.loaded) return;
    loadOptions = { ...loadOptions, ...given };
    if (finalStatus === 'loading') scripts.hang('load');
    try {
      // A provider has shown its key by now.
      refuse();
      await scripts.play('load');
      if (finalStatus === 'error')
        throw networkError('/v1/client', new TypeError('Failed to fetch'));
      const isDegraded = await fetchInitialResources();
      statusEvents.emit(isDegraded ? 'degraded' : finalStatus);
    } catch (error) {
      statusEvents.emit('error');
      throw error;
    }
  };

  /** Resolves to whether one of them could not be loaded. */
  const fetchInitialResources = async (): Promise<boolean> => {
    const [environmentResult, clientResult] = await Promise.allSettled([
      api.fetch({ method: 'GET', path: '/environment' }),
      client.fetchNow().then(() => state.updateClient()),
    ]);
    if (environmentResult.status === 'fulfilled') environment = environmentResult.value ?? {};
    if (clientResult.status === 'fulfilled') return environmentResult.status === 'rejected';

    const status = statusOf(clientResult.reason) ?? 0;
    if (status >= 400 && status < 500) throw clientResult.reason;
    // Signed out until the client has loaded: clerk-js would read its session cookie first, and the fake has none.
    state.updateClient({});
    client
      .fetchNow()
      .then(() => state.updateClient())
      .catch(() => {});
    return true;
  };

  const displayUrl = (name: string): string =>
    String(((environment?.['display_config'] ?? {}) as Json)[name] ?? '');

  const buildAfterSignOutUrl = () => loadOptions.afterSignOutUrl || '/';

  const buildAfterMultiSessionSingleSignOutUrl = () => {
    if (!environment) return '';
    const { afterMultiSessionSingleSignOutUrl, signInUrl } = loadOptions;
    if (afterMultiSessionSingleSignOutUrl) return afterMultiSessionSingleSignOutUrl;
    if (!signInUrl) return displayUrl('after_sign_out_one_url');
    const url = new URL(signInUrl, pageUrl());
    url.hash = '/choose';
    return url.href;
  };

  const openReverification = (props: {
    afterVerification?: () => void;
    afterVerificationCancelled?: () => void;
  }) => {
    reverification = {
      complete() {
        reverification = null;
        server.completeReverification();
        props.afterVerification?.();
      },
      cancel() {
        reverification = null;
        props.afterVerificationCancelled?.();
      },
    };
  };

  const start = () => {
    const resources = server.resources();
    environment = resources.environment;
    state.restart(resources.client);
  };

  const buildSignInUrl = () => loadOptions.signInUrl || displayUrl('sign_in_url');
  const buildSignUpUrl = () => loadOptions.signUpUrl || displayUrl('sign_up_url');

  const clerk: FakeClerk = {
    generation,
    server,
    version,
    publishableKey: server.publishableKey,
    frontendApi: server.host,
    instanceType: 'production',
    isSatellite: false,
    domain: '',
    proxyUrl: '',
    get isStandardBrowser() {
      return loadOptions.standardBrowser ?? true;
    },
    get loaded() {
      return statusEvents.status === 'ready' || statusEvents.status === 'degraded';
    },
    get status() {
      return statusEvents.status;
    },
    get isSignedIn() {
      return Boolean(state.session) && state.session?.status !== 'pending';
    },
    get client() {
      return state.client;
    },
    get session() {
      return state.session;
    },
    get user() {
      return state.user;
    },
    get organization() {
      return state.organization;
    },

    load: calls.logged('load', load),
    signOut: calls.logged('signOut', signOut) as FakeClerkInstance['signOut'],
    setActive: calls.logged('setActive', setActive),
    navigate: calls.logged('navigate', navigation.go),
    addListener: state.listen,
    on: statusEvents.on,
    off: statusEvents.off,
    handleUnauthenticated,
    buildAfterSignOutUrl,
    buildAfterMultiSessionSingleSignOutUrl,
    buildSignInUrl,
    buildSignUpUrl,
    // Only a development instance adds something.
    buildUrlWithAuth: (to) => to,
    redirectToAfterSignOut: () => navigation.go(buildAfterSignOutUrl()),
    redirectToSignIn: () => navigation.go(buildSignInUrl()),
    redirectToSignUp: () => navigation.go(buildSignUpUrl()),

    get providerProps() {
      return { publishableKey: server.publishableKey, Clerk: clerk };
    },
    calls: calls.entries,
    navigations: navigation.visited,
    get broadcasts() {
      return broadcasts;
    },
    get reverification() {
      return reverification;
    },
    resolve: scripts.resolve,
    reject: scripts.reject,
    hang: scripts.hang,
    later: scripts.later,
    offline() {
      connectivity.goOffline();
      api.disconnect();
    },
    online: connectivity.goOnline,
    receiveSignOut: () => handleUnauthenticated({ broadcast: false }),

    reset() {
      scripts.clear();
      server.reset();
      connectivity.goOnline();
      tokens.clear();
      calls.clear();
      navigation.visited.length = 0;
      broadcasts = 0;
      reverification = null;
      if (state.client) start();
    },
  };

  if (!isCore2) {
    Object.defineProperty(clerk, '__internal_lastEmittedResources', {
      get: () => state.lastEmitted,
    });
  }
  Object.assign(clerk, {
    __internal_getOption: (name: keyof FakeClerkLoadOptions) => loadOptions[name],
    __internal_addNavigationListener: navigation.onNavigate,
    __internal_updateProps: ({ options = {} }: { options?: FakeClerkLoadOptions }) => {
      loadOptions = { ...loadOptions, ...options };
    },
    ...createUiMethods(calls, generation, resolved.ui, openReverification),
  });

  if (clerk.loaded) start();
  return clerk;
}
