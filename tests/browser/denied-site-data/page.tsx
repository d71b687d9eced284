import type { ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { useSignOut } from '../../../src/react/use-sign-out.ts';
import { SignOutButton } from '../../../src/ui/sign-out-button/sign-out-button.tsx';

type Subject = 'hook' | 'button';

interface ClerkOptions {
  publishableKey: string;
  proxyUrl: string;
  telemetry: boolean;
}

/** What a test asks the page, or the page around its frame. */
export type Request = 'read' | 'press';

export interface Reading {
  /** What `useAuth()` makes an app render. */
  auth: 'loading' | 'signed-in' | 'signed-out';
  /** The label of the button, which shows the state. */
  label: string;
  alerts: string[];
  /** Unhandled rejections and uncaught errors. */
  unhandled: string[];
  /** What the browser denies this page. */
  denied: string[];
}

declare global {
  interface Window {
    subject: Subject;
    clerkOptions: ClerkOptions;
    loadTimeoutMs: number;
    /** Sends a request to the page, in a frame or not. */
    ask(request: Request): Promise<Reading>;
  }
}

const unhandled: string[] = [];
addEventListener('error', ({ message }) => unhandled.push(message));
addEventListener('unhandledrejection', ({ reason }) => unhandled.push(String(reason)));

const FACILITIES: Record<string, () => unknown> = {
  BroadcastChannel: () => new BroadcastChannel('probe').close(),
  'Web Locks': () => navigator.locks.request('probe', () => {}),
  localStorage: () => localStorage.length,
  sessionStorage: () => sessionStorage.length,
};

async function deniedFacilities(): Promise<string[]> {
  const denied: string[] = [];
  for (const [name, use] of Object.entries(FACILITIES)) {
    try {
      await use();
    } catch {
      denied.push(name);
    }
  }
  return denied;
}

const OPTIONS = { redirectUrl: false, loadTimeoutMs: window.loadTimeoutMs } as const;

/** Shows one button in an app on one generation of Clerk. */
export function openApp(
  // biome-ignore lint/suspicious/noExplicitAny: the providers of the generations share no type
  Provider: ComponentType<any>,
  useAuth: () => { isLoaded: boolean; isSignedIn: boolean | undefined },
): void {
  function Hook() {
    const { status, error, getButtonProps } = useSignOut(OPTIONS);
    return (
      <>
        <button {...getButtonProps()} id="subject">
          {status}
        </button>
        {error && <p role="alert">{error.code}</p>}
      </>
    );
  }

  function App() {
    const { isLoaded, isSignedIn } = useAuth();
    return (
      <>
        <output>{isLoaded ? (isSignedIn ? 'signed-in' : 'signed-out') : 'loading'}</output>
        {window.subject === 'hook' && <Hook />}
        {window.subject === 'button' && <SignOutButton id="subject" {...OPTIONS} />}
      </>
    );
  }

  createRoot(document.getElementById('root') as HTMLElement).render(
    // The instance that the script of clerk-js has created, if it could.
    <Provider {...window.clerkOptions} {...(window.Clerk && { Clerk: window.Clerk })}>
      <App />
    </Provider>,
  );

  const textOf = (selector: string) => document.querySelector(selector)?.textContent ?? '';
  const read = async (): Promise<Reading> => ({
    auth: textOf('output') as Reading['auth'],
    label: textOf('#subject'),
    alerts: [...document.querySelectorAll('[role=alert]')]
      .map(({ textContent }) => textContent ?? '')
      .filter((text) => text !== ''),
    unhandled,
    denied: await deniedFacilities(),
  });
  addEventListener('message', async ({ data: { request }, source }) => {
    if (!request) return;
    if (request === 'press') document.getElementById('subject')?.click();
    source?.postMessage({ reading: await read() }, { targetOrigin: '*' });
  });
}
