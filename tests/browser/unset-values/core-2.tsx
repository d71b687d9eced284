import { ClerkProvider, useAuth } from '@clerk/clerk-react';
import { Clerk } from 'clerk-js-5/headless';
import { openUnsetValues } from './page.tsx';

openUnsetValues({
  Provider: ({ config: { publishableKey, proxyUrl }, localization, children }) => (
    <ClerkProvider
      publishableKey={publishableKey}
      proxyUrl={proxyUrl}
      localization={localization}
      Clerk={Clerk}
      signInUrl="/sign-in"
      telemetry={false}
    >
      {children}
    </ClerkProvider>
  ),
  useAuth: () => useAuth(),
});
