import { ClerkProvider } from '@clerk/expo';
import { App } from './app';

const ownKey = process.env.EXPO_PUBLIC_CLERK_PUBLISHABLE_KEY;

// With your own key, this is the real Clerk. Without one, the development server fakes it. Its address is that of the
// page in a browser; on a device, Expo provides it in the same place.
const provider = ownKey
  ? { publishableKey: ownKey }
  : {
      // Encodes `clerk.example.com$`: a production key of Clerk contains the host of its Frontend API.
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
