import { ClerkProvider } from '@clerk/react';
import type { ComponentProps, ReactNode } from 'react';

type ClerkProp = NonNullable<ComponentProps<typeof ClerkProvider>['Clerk']>;

/** The real provider with a Clerk that never comes to load: hooks that are handed a `clerk` need one above them. */
export function SilentClerkProvider({ children }: { children?: ReactNode }) {
  return (
    <ClerkProvider publishableKey={`pk_live_${btoa('clerk.example.com$')}`} Clerk={neverLoads}>
      {children}
    </ClerkProvider>
  );
}

const neverLoads = { load: () => new Promise(() => {}) } as unknown as ClerkProp;
