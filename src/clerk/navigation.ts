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
    // In React Native clerk-js 6 goes nowhere, with a router or without, and says nothing (`navigate` wants a `document`).
    canNavigate: () => !isReactNative(),
    navigate: (to) => navigate(clerk, to),
    forgetFetchedPages,
  };
}

async function navigate(clerk: ClerkInstance, to: string): Promise<void> {
  const location = pageLocation();
  const { client } = clerk;
  if (location && client?.isEligibleForTouch?.()) {
    // Safari shortens a cookie that a fetch has set to seven days; Clerk lengthens it again by a page that it loads.
    // Not by `clerk.navigate`: behind a proxy that page has the app's origin, and would be given to the app's router.
    const redirectUrl = new URL(to, location.href);
    location.assign(clerk.buildUrlWithAuth(client.buildTouchUrl({ redirectUrl })));
  } else if (location && goesAstray(clerk, to, location)) {
    location.assign(new URL(to, location.href).href);
  } else await (clerk.clerkjs ?? clerk).navigate(to);
}

/** Whether Clerk would go to "/" instead: in a page that is a file or that an app has a scheme for, and to another app. */
function goesAstray(clerk: ClerkInstance, to: string, { href }: Location): boolean {
  const url = new URL(to, href);
  const given = providerOptionOf(clerk, 'allowedRedirectProtocols');
  const protocols = CLERKS_PROTOCOLS.concat(Array.isArray(given) ? given : []);
  const root = attempt(() => new URL('/', href).href);
  return !protocols.includes(url.protocol) && url.href !== root;
}
