import { Clerk } from '@clerk/clerk-js/no-rhc';
import { ClerkProvider, useAuth } from '@clerk/react';
import type { ComponentProps } from 'react';
import { openUnsetValues } from './page.tsx';

openUnsetValues({
  Provider: ({ config: { publishableKey, proxyUrl }, localization, children }) => (
    <ClerkProvider
      publishableKey={publishableKey}
      proxyUrl={proxyUrl}
      localization={localization}
      Clerk={Clerk as unknown as ComponentProps<typeof ClerkProvider>['Clerk']}
      signInUrl="/sign-in"
      telemetry={false}
    >
      {children}
    </ClerkProvider>
  ),
  useAuth: () => useAuth(),
});
