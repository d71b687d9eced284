import {
  type ComponentType,
  Fragment,
  type ReactNode,
  StrictMode,
  useEffect,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { useSignOut } from '../../../src/react/use-sign-out.ts';
import type { UseSignOutOptions } from '../../../src/react/use-sign-out.types.ts';
import { useSignedOut } from '../../../src/react/use-signed-out.ts';
import type { Claim, Harness, HookReading, PageConfig, PageReading } from './protocol.ts';

/** One generation of Clerk, as the page needs it. */
export interface Sdk {
  Provider: ComponentType<{
    config: PageConfig;
    routerPush(to: string): Promise<void>;
    children: ReactNode;
  }>;
  /** Clerk's own button, for one session or for all. */
  SignOutButton: ComponentType<{ sessionId?: string | undefined; children: ReactNode }>;
  useAuth(): { isLoaded: boolean; isSignedIn: boolean | undefined };
  useClerk(): ClerkOfTheProvider;
  /** The button that uses our hook. @default a plain button with the props of `getButtonProps` */
  OurButton?: ComponentType<UseSignOutOptions & { id: string }>;
  /** What the app is, around what is signed out. @default nothing */
  App?: ComponentType<{ children: ReactNode }>;
}

let signOutsUnderWay = 0;
let loadsUnderWay = 0;

interface ObservedClerk {
  load(options: unknown): Promise<void>;
  handleUnauthenticated(options?: { broadcast: boolean }): Promise<void>;
  signOut(...parameters: unknown[]): Promise<void>;
}

/** Where the page says that it is: a satellite leaves signing in to the primary domain, here the other name of the server. */
export function domainOf({ proxyUrl, isSatellite, afterSignOutUrl }: PageConfig) {
  const primary = new URL(location.origin);
  primary.hostname = location.hostname === 'localhost' ? '127.0.0.1' : 'localhost';
  const urls = { proxyUrl, afterSignOutUrl: afterSignOutUrl.replace('{primary}', primary.origin) };
  return isSatellite
    ? { ...urls, isSatellite, signInUrl: `${primary.origin}/sign-in` }
    : { ...urls, signInUrl: '/sign-in' };
}

/** The router of the app, for its provider. */
export function routerOf({ router }: PageConfig, push: (to: string) => Promise<void>) {
  const given = router === 'absent' ? {} : { routerPush: push, routerReplace: push };
  // The types of the providers know no router that may be absent.
  return given as { routerPush: typeof push; routerReplace: typeof push };
}

/** A Clerk that fails to load if the configuration says so, and whose sign-outs are recorded. */
export function observed<Clerk>(clerk: Clerk): Clerk {
  return class extends (clerk as new (...parameters: unknown[]) => ObservedClerk) {
    constructor(...parameters: unknown[]) {
      super(...parameters);
      const { load, signOut } = this;
      this.load = (options) => {
        loadsUnderWay += 1;
        return load.call(this, options).finally(() => {
          loadsUnderWay -= 1;
        });
      };
      this.signOut = (...given) => {
        signOutsUnderWay += 1;
        return signOut(...given).finally(() => {
          signOutsUnderWay -= 1;
        });
      };
      // `broadcast` is false only for a message of another tab. Clerk does not catch a failure of handling that.
      const { handleUnauthenticated } = this;
      this.handleUnauthenticated = (options) => {
        const handled = handleUnauthenticated(options);
        return options?.broadcast === false ? handled.catch(() => {}) : handled;
      };
      if (window.harnessConfig.loading === 'fails')
        this.load = () => Promise.reject(new Error('Clerk could not be loaded.'));
    }
  } as Clerk;
}

interface ClerkOfTheProvider {
  frontendApi: string;
  status?: string | undefined;
  session?: { id: string } | null | undefined;
  organization?: { id: string } | null | undefined;
  setActive(to: { session: string } | { organization: string }): Promise<void>;
  client?: { signedInSessions: { id: string }[] } | null | undefined;
  addListener(listener: () => void): () => void;
}

declare global {
  interface Window {
    harness: Harness;
    harnessConfig: PageConfig;
    __internal_onBeforeSetActive?: (() => unknown) | undefined;
    __unstable__onBeforeSetActive?: (() => unknown) | undefined;
  }
}

const AUTH_IN_WORDS = {
  loading: 'waiting for Clerk',
  'signed-in': 'signed in',
  'signed-out': 'signed out',
};
const CHANGES = 'harness-changes';
/** Also that of what `left-behind/frames.ts` adds. `left-behind/screen.ts` looks for it. */
const PRIVATE_COLOR = 'rgb(255, 0, 255)';
/** Milliseconds between two looks at whether the page is quiet. */
const TURN_MS = 20;
const HISTORY = 'harness-history';
const NAVIGATIONS = 'harness-navigations';

const INITIALLY_MOUNTED: Record<PageConfig['subject'], string[]> = {
  'clerk-button': ['first'],
  hook: ['first'],
  'two-hooks': ['first', 'second'],
  'every-target': ['all', 'current', 'sess_ada', 'sess_bob', 'sess_cy'],
};

const now = () => performance.timeOrigin + performance.now();

function redirectUrlOf({ redirectUrl }: PageConfig): UseSignOutOptions['redirectUrl'] {
  if (typeof redirectUrl !== 'object') return redirectUrl;
  return ({ sessionIds }) => `${redirectUrl.byFunction}?ended=${sessionIds.join()}`;
}

/** Stored in the tab, so that earlier claims of the page survive a reload. */
function stored<Value>(key: string): Value[] {
  return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Value[];
}

/** Shows one generation of Clerk, with the subject that the test asked for. */
export function openHarness({
  Provider,
  SignOutButton,
  useAuth,
  useClerk,
  OurButton,
  App = Fragment,
}: Sdk): void {
  const changes = JSON.parse(sessionStorage.getItem(CHANGES) ?? '{}') as Partial<PageConfig>;
  const config = Object.assign(window.harnessConfig, changes);
  const history = stored<Claim>(HISTORY);
  const navigations = stored<string>(NAVIGATIONS);
  const confirmations: PageReading['confirmations'] = [];
  const signedOutUsers: PageReading['signedOutUsers'] = [];
  const hooks: Record<string, HookReading> = {};
  let auth: Claim['auth'] = 'loading';
  let changedAt = performance.now();
  let render: (change: Partial<View>) => void = () => {};

  // Not `window.Clerk`: in StrictMode a provider creates two instances, and that one may not be the one it uses.
  let clerk: ClerkOfTheProvider | undefined;
  let changingTo: string | undefined;
  let freeLock = () => {};

  const claim = (): Claim => {
    const { session, organization, client } = clerk ?? {};
    return {
      at: now(),
      auth,
      clerkSession: session === undefined ? 'undefined' : (session?.id ?? null),
      ...(changingTo !== undefined && { changingTo }),
      organization: organization?.id ?? null,
      listed: client?.signedInSessions.map(({ id }) => id) ?? [],
      hooks: { ...hooks },
      clerkStatus: clerk?.status ?? 'loading',
    };
  };

  const record = () => {
    changedAt = performance.now();
    history.push(claim());
    sessionStorage.setItem(HISTORY, JSON.stringify(history));
  };

  function Auth() {
    const { isLoaded, isSignedIn } = useAuth();
    const instance = useClerk();
    useEffect(() => {
      clerk = instance;
      return instance.addListener(record);
    }, [instance]);
    const shown = isLoaded ? (isSignedIn ? 'signed-in' : 'signed-out') : 'loading';
    useEffect(() => {
      auth = shown;
      record();
    }, [shown]);
    return (
      <>
        <output>{AUTH_IN_WORDS[shown]}</output>
        {shown === 'signed-in' && (
          <p id="private" style={{ background: PRIVATE_COLOR }}>
            Private content
          </p>
        )}
      </>
    );
  }

  const optionsOf = (name: string): UseSignOutOptions => {
    if (name === 'everything') return { redirectUrl: false };
    if (name === 'all' || name === 'current') return { scope: name };
    const sessionId = name.startsWith('sess_') ? name : config.sessionId;
    return sessionId === undefined ? {} : { sessionId };
  };

  function Hook({ name, timeoutMs }: { name: string; timeoutMs: number }) {
    const options: UseSignOutOptions = {
      timeoutMs,
      loadTimeoutMs: config.loadTimeoutMs,
      redirectUrl: redirectUrlOf(config),
      onSignedOut: ({ sessionIds }) => {
        confirmations.push({ at: now(), sessionIds });
        return callback();
      },
      ...optionsOf(name),
    };
    const state = useSignOut(options);
    const phase = state.isPending ? state.phase : undefined;
    const alreadySignedOut = state.isSignedOut ? state.alreadySignedOut : undefined;
    const { status, error } = state;
    const redirectCode = state.redirectError?.code;
    useEffect(() => {
      hooks[name] = {
        status,
        ...(phase !== undefined && { phase }),
        ...(error && {
          code: error.code,
          saysAlive: !error.mayHaveEnded && error.code !== 'session_not_found',
        }),
        ...(redirectCode !== undefined && { redirectCode }),
        ...(alreadySignedOut !== undefined && { alreadySignedOut }),
      };
      record();
      return () => {
        delete hooks[name];
      };
    }, [name, status, phase, error, redirectCode, alreadySignedOut]);
    if (OurButton) return <OurButton id={name} {...options} />;
    return (
      <>
        <button {...state.getButtonProps()} id={name}>
          Sign out
        </button>
        {error && <p role="alert">{error.code}</p>}
      </>
    );
  }

  /** What the app does when somebody has signed out. */
  const callback = () => config.haveHangingCallbacks && new Promise<never>(() => {});

  function SignedOutUsers() {
    useSignedOut(({ userId, sessionIds }) => {
      signedOutUsers.push({ at: now(), userId, sessionIds });
      return callback();
    });
    return null;
  }

  interface View {
    mounted: string[];
    timeoutMs: number;
  }

  function Subjects() {
    const [view, setView] = useState<View>({
      mounted: INITIALLY_MOUNTED[config.subject],
      timeoutMs: config.timeoutMs,
    });
    render = (change) => flushSync(() => setView((before) => ({ ...before, ...change })));
    mounted = view.mounted;
    return config.subject === 'clerk-button' ? (
      view.mounted.map((name) => (
        <SignOutButton key={name} sessionId={optionsOf(name).sessionId ?? undefined}>
          <button type="button" id={name}>
            Sign out
          </button>
        </SignOutButton>
      ))
    ) : (
      <>
        <SignedOutUsers />
        {view.mounted.map((name) => (
          <Hook key={name} name={name} timeoutMs={view.timeoutMs} />
        ))}
      </>
    );
  }
  let mounted: string[] = [];

  const routerPush = async (to: string) => {
    // A satellite asks there who is signed in, and a router leaves what is no page of the app to the browser.
    if (to.startsWith(new URL(config.proxyUrl).pathname)) return location.assign(to);
    navigations.push(to);
    sessionStorage.setItem(NAVIGATIONS, JSON.stringify(navigations));
    changedAt = performance.now();
    if (config.router === 'rejects') throw new Error('The router has rejected the navigation.');
    if (config.router === 'never-settles') return new Promise<never>(() => {});
    window.history.pushState(null, '', to);
  };

  const installHooks = () => {
    const hook =
      config.beforeSetActive === 'absent'
        ? undefined
        : () =>
            config.beforeSetActive === 'hangs'
              ? new Promise<never>(() => {})
              : Promise.reject(new Error('The hook has rejected.'));
    window.__internal_onBeforeSetActive = hook;
    window.__unstable__onBeforeSetActive = hook;
  };

  // Clerk's button does not show when it is busy. A hook must, whatever happens to its request.
  const isBusy = () =>
    (config.subject === 'clerk-button' && signOutsUnderWay > 0) ||
    Object.values(hooks).some(({ status }) => status === 'pending' || status === 'redirecting');

  addEventListener('pageshow', ({ persisted }) => {
    if (persisted) sessionStorage.setItem('restored', 'yes');
  });
  if (config.isAutomated)
    Object.defineProperty(Navigator.prototype, 'webdriver', { get: () => true });
  installHooks();
  const root = document.querySelector('#root');
  if (root === null) throw new Error('The page has no #root.');
  // Synchronous, so that the buttons exist as soon as the harness does.
  flushSync(() =>
    createRoot(root).render(
      <StrictMode>
        <Provider config={config} routerPush={routerPush}>
          <App>
            <Auth />
            <Subjects />
          </App>
        </Provider>
      </StrictMode>,
    ),
  );

  window.harness = {
    read: () => ({
      ...claim(),
      history,
      navigations,
      confirmations,
      signedOutUsers,
      alerts: [...document.querySelectorAll('[role=alert]')].map(
        ({ textContent }) => textContent ?? '',
      ),
      path: location.pathname,
    }),
    // In StrictMode a provider loads two instances, which share the client. An answer to the one that it does not use can be
    // older than a sign-out.
    ready: async () => {
      while (config.waitsForClerk && (auth === 'loading' || loadsUnderWay > 0))
        await new Promise((resolve) => setTimeout(resolve, 10));
    },
    loaded: async () => {
      while (claim().clerkStatus === 'loading')
        await new Promise((resolve) => setTimeout(resolve, 20));
    },
    click: (names, times = 1) => {
      for (let round = 0; round < times; round += 1)
        for (const name of names) document.getElementById(name)?.click();
    },
    setActive: (to) => {
      changingTo = 'session' in to ? to.session : undefined;
      record();
      // An app knows that it can fail.
      clerk
        ?.setActive(to)
        .catch(() => {})
        .finally(() => {
          changingTo = undefined;
          record();
        });
    },
    holdLock: (isHeld) => {
      freeLock();
      if (!isHeld) return;
      const held = new Promise<void>((resolve) => {
        freeLock = resolve;
      });
      const name = `clerk-sign-out:${clerk?.frontendApi}`;
      navigator.locks.request(name, { steal: true }, () => held).catch(() => {});
    },
    setClock: (byMs) => {
      const { now: before } = Date;
      Date.now = () => before() + byMs;
    },
    broadcast: (channel, message) => {
      const sender = new BroadcastChannel(channel);
      sender.postMessage(message);
      sender.close();
    },
    mount: (name) => render({ mounted: [...mounted.filter((other) => other !== name), name] }),
    unmount: (name) => render({ mounted: mounted.filter((other) => other !== name) }),
    set: (change) => {
      Object.assign(config, change);
      sessionStorage.setItem(CHANGES, JSON.stringify({ ...changes, ...change }));
      installHooks();
      if (change.timeoutMs !== undefined) render({ timeoutMs: change.timeoutMs });
    },
    // A page that is given no time to run does not change either: what it was given is counted.
    quiet: async (quietMs, limitMs) => {
      const deadline = performance.now() + limitMs;
      let quietFor = 0;
      let seenAt = changedAt;
      while (quietFor < quietMs && performance.now() < deadline) {
        await new Promise((resolve) => setTimeout(resolve, TURN_MS));
        quietFor = isBusy() || changedAt !== seenAt ? 0 : quietFor + TURN_MS;
        seenAt = changedAt;
      }
    },
  };
}
