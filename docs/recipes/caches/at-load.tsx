import { ClerkLoaded } from '@clerk/react';
import { useSignedOut } from 'clerk-sign-out/react';
import type { ReactNode } from 'react';

/** Right below the provider. */
export function Root({ children }: { children: ReactNode }) {
  useSignedOut(({ userId }) => localStorage.removeItem(`notes of ${userId}`));
  return <ClerkLoaded>{children}</ClerkLoaded>;
}
