import { pageLocation } from '../browser/page.ts';
import { isReactNative } from '../browser/react-native.ts';
import { attempt } from '../core/attempt.ts';
import type { Navigation } from '../core/ports.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { forgetFetchedPages } from './fetched-pages.ts';
import { providerOptionOf } from './provider-options.ts';
import { redirectOriginsOf } from './redirect-origins.ts';

/** @see clerk/javascript packages/shared/src/internal/clerk-js/windowNavigate.ts `ALLOWED_PROTOCOLS` */
const CLERKS_PROTOCOLS = ['http:', 'https:', 'wails:', 'chrome-extension:'];

export function createNavigation(clerk: ClerkInstance): Navigation {
  return {
    afterSignOutUrl: () => clerk.buildAfterSignOutUrl(),
    chooseAccountUrl: () => clerk.buildAfterMultiSessionSingleSignOutUrl(),
    redirectOrigins: () => redirectOriginsOf(clerk),
    // In React Native clerk-js 6 does not navigate, with or without a router, and does not reject: `navigate` needs a
    // `document`.
    canNavigate: () => !isReactNative(),
    navigate: (to) => navigate(clerk, to),
    forgetFetchedPages,
  };
}

async function navigate(clerk: ClerkInstance, to: string): Promise<void> {
  const location = pageLocation();
  const { client } = clerk;
  if (location && client?.isEligibleForTouch?.()) {
    // Safari limits a cookie that a fetch has set to seven days; Clerk extends it again by loading a page.
    // Not by `clerk.navigate`: behind a proxy that page has the app's origin, and the app's router would get it.
    const redirectUrl = new URL(to, location.href);
    location.assign(clerk.buildUrlWithAuth(client.buildTouchUrl({ redirectUrl })));
  } else if (location && wouldClerkGoToRoot(clerk, to, location)) {
    location.assign(new URL(to, location.href).href);
  } else await (clerk.clerkjs ?? clerk).navigate(to);
}

/** Whether Clerk would go to "/" instead: on a page with a `file:` or custom scheme, or to a URL of another app. */
function wouldClerkGoToRoot(clerk: ClerkInstance, to: string, { href }: Location): boolean {
  const url = new URL(to, href);
  const given = providerOptionOf(clerk, 'allowedRedirectProtocols');
  const protocols = CLERKS_PROTOCOLS.concat(Array.isArray(given) ? given : []);
  const root = attempt(() => new URL('/', href).href);
  return !protocols.includes(url.protocol) && url.href !== root;
}
