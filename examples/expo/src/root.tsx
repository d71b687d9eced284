import { ClerkProvider } from '@clerk/expo';
import { App } from './app';

const ownKey = process.env.EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY;

// With your own key Clerk is the real one. Without, the development server fakes it: in a browser its address is
// the page's, on a device Expo names it in the same place.
const provider = ownKey
  ? { publishableKey: ownKey }
  : {
      // `clerk.example.com$`, as a production key of Clerk names its Frontend API.
      publishableKey: 'pk_live_Y2xlcmsuZXhhbXBsZS5jb20k',
      proxyUrl: `${globalThis.location?.origin ?? 'http://localhost:8081'}/__clerk`,
      __internal_clerkJSUrl: '/clerk-js/clerk.browser.js',
      prefetchUI: false as const,
      telemetry: false as const,
    };

export function Root() {
  return (
    <ClerkProvider {...provider} afterSignOutUrl="/">
      <App />
    </ClerkProvider>
  );
}
