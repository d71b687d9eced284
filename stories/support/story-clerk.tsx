import { Clerk } from '@clerk/clerk-js/no-rhc';
import { ClerkProvider, useUser } from '@clerk/react';
import type { ComponentProps, ReactNode } from 'react';
import { configure } from 'storybook/test';
import {
  createFrontendApi,
  type FrontendApi,
  type FrontendApiOptions,
} from '../../src/entries/msw.js';

/** The real clerk-js of one story, and the faked server behind it. */
export interface StoryClerk {
  clerk: Clerk;
  frontendApi: FrontendApi;
  /** Where Clerk sent the page, oldest first. */
  navigations: string[];
}

// A machine under load takes its time; what a story waits for comes, or it does not.
configure({ asyncUtilTimeout: 5_000 });

let served: FrontendApi | undefined;
const fetchFromNetwork = window.fetch.bind(window);
// clerk-js asks the Frontend API through `fetch` alone: a story needs no service worker.
window.fetch = (input, init) => {
  const url = input instanceof Request ? input.url : String(input);
  return served && URL.parse(url)?.host === served.host
    ? served.fetch(new Request(input, init))
    : fetchFromNetwork(input, init);
};

/**
 * A Storybook loader: loads clerk-js, signed in as Ada.
 *
 * clerk-js keeps the client in a module, so that the stories of a page share it; each of them fills it anew.
 */
export function loadStoryClerk(
  options: FrontendApiOptions = {},
): () => Promise<{ story: StoryClerk }> {
  return async () => {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_ada' }],
      latencyMs: 50,
      // A Storybook that is built is built for production.
      allowInProduction: true,
      ...options,
    });
    served = frontendApi;
    setOnline(true);
    const clerk = new Clerk(frontendApi.publishableKey);
    const navigations: string[] = [];
    const navigate = async (to: string) => {
      navigations.push(to);
    };
    await clerk.load({
      standardBrowser: true,
      telemetry: false,
      routerPush: navigate,
      routerReplace: navigate,
    });
    return { story: { clerk, frontendApi, navigations } };
  };
}

/** What a loader of the story made; typed once, here, because Storybook does not. */
export function storyClerkOf({ loaded }: { loaded: Record<string, unknown> }): StoryClerk {
  return loaded['story'] as StoryClerk;
}

/** A Storybook decorator: the story inside an app that shows who is signed in. */
export function inApp(Story: () => ReactNode, context: { loaded: Record<string, unknown> }) {
  const { clerk, frontendApi } = storyClerkOf(context);
  return (
    <ClerkProvider
      publishableKey={frontendApi.publishableKey}
      Clerk={clerk as unknown as NonNullable<ComponentProps<typeof ClerkProvider>['Clerk']>}
    >
      <Story />
      <SignedInUser />
    </ClerkProvider>
  );
}

function SignedInUser() {
  const { isLoaded, user } = useUser();
  return (
    <p style={{ marginBlockStart: '2rem', fontSize: '0.8125rem' }} data-testid="app">
      {isLoaded
        ? user
          ? `The app: ${user.primaryEmailAddress?.emailAddress} is signed in.`
          : 'The app: nobody is signed in.'
        : 'The app: Clerk is between two states.'}
    </p>
  );
}

/** Takes the browser offline, as far as a page can tell, or back. */
export function setOnline(isOnline: boolean): void {
  if (navigator.onLine === isOnline) return;
  Object.defineProperty(navigator, 'onLine', { configurable: true, get: () => isOnline });
  window.dispatchEvent(new Event(isOnline ? 'online' : 'offline'));
}
