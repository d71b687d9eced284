import { ClerkProvider, useAuth } from '@clerk/clerk-react';
import { Clerk } from 'clerk-js-5/headless';
import { openMenuPage } from './page.tsx';

openMenuPage({
  Provider: ({ config, routerPush, children }) => (
    <ClerkProvider
      publishableKey={config.publishableKey}
      proxyUrl={config.proxyUrl}
      Clerk={Clerk}
      afterSignOutUrl="/goodbye"
      signInUrl="/sign-in"
      routerPush={routerPush}
      routerReplace={routerPush}
      telemetry={false}
    >
      {children}
    </ClerkProvider>
  ),
  useAuth: () => useAuth(),
});
