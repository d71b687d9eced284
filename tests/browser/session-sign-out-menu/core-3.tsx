import { Clerk } from '@clerk/clerk-js/no-rhc';
import { ClerkProvider, useAuth } from '@clerk/react';
import type { ComponentProps } from 'react';
import { openMenuPage } from './page.tsx';

openMenuPage({
  Provider: ({ config, routerPush, children }) => (
    <ClerkProvider
      publishableKey={config.publishableKey}
      proxyUrl={config.proxyUrl}
      Clerk={Clerk as unknown as ComponentProps<typeof ClerkProvider>['Clerk']}
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
