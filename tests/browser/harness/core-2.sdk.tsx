import { ClerkProvider, SignOutButton, useAuth, useClerk } from '@clerk/clerk-react';
import { Clerk } from 'clerk-js-5/headless';
import { domainOf, observed, routerOf, type Sdk } from './page.tsx';

const ObservedClerk = observed(Clerk);

/** Clerk's generation before the current one, without its components, which no page of ours shows. */
export const core2: Sdk = {
  Provider: ({ config, routerPush, children }) => (
    <ClerkProvider
      publishableKey={config.publishableKey}
      Clerk={ObservedClerk}
      {...domainOf(config)}
      {...routerOf(config, routerPush)}
      telemetry={false}
    >
      {children}
    </ClerkProvider>
  ),
  SignOutButton: ({ sessionId, children }) => (
    <SignOutButton {...(sessionId !== undefined && { signOutOptions: { sessionId } })}>
      {children}
    </SignOutButton>
  ),
  useAuth,
  useClerk,
};
