import { Clerk } from '@clerk/clerk-js/no-rhc';
import { ClerkProvider, SignOutButton, useAuth, useClerk } from '@clerk/react';
import type { ComponentProps } from 'react';
import { domainOf, observed, routerOf, type Sdk } from './page.tsx';

const ObservedClerk = observed(Clerk);

/** Clerk's current generation. */
export const core3: Sdk = {
  Provider: ({ config, routerPush, children }) => (
    <ClerkProvider
      publishableKey={config.publishableKey}
      Clerk={ObservedClerk as unknown as ComponentProps<typeof ClerkProvider>['Clerk']}
      {...domainOf(config)}
      {...routerOf(config, routerPush)}
      telemetry={false}
    >
      {children}
    </ClerkProvider>
  ),
  SignOutButton: ({ sessionId, children }) => (
    <SignOutButton {...(sessionId !== undefined && { sessionId })}>{children}</SignOutButton>
  ),
  useAuth,
  useClerk,
};
