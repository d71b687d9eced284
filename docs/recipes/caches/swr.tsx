import { UserBoundary } from 'clerk-sign-out/react';
import type { ReactNode } from 'react';
import { SWRConfig } from 'swr';

export function Requests({ children }: { children: ReactNode }) {
  return (
    <UserBoundary>
      <SWRConfig value={{ provider: () => new Map() }}>{children}</SWRConfig>
    </UserBoundary>
  );
}
