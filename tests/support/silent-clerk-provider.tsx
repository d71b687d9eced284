import { ClerkProvider } from '@clerk/react';
import type { ComponentProps, ReactNode } from 'react';

type ProviderProps = ComponentProps<typeof ClerkProvider>;

/** The real provider with a Clerk that never loads: even hooks with a `clerk` option need a provider above them. */
export function SilentClerkProvider({
  localization,
  children,
}: {
  localization?: ProviderProps['localization'];
  children?: ReactNode;
}) {
  return (
    <ClerkProvider
      publishableKey={`pk_live_${btoa('clerk.example.com$')}`}
      Clerk={neverLoads}
      {...(localization && { localization })}
    >
      {children}
    </ClerkProvider>
  );
}

const neverLoads = { load: () => new Promise(() => {}) } as unknown as NonNullable<
  ProviderProps['Clerk']
>;
