import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { UserBoundary } from 'clerk-sign-out/react';
import { type ReactNode, useState } from 'react';

function OwnQueries({ children }: { children: ReactNode }) {
  const [client] = useState(() => new QueryClient());
  return <QueryClientProvider client={client}>{children}</QueryClientProvider>;
}

export function QueriesOfEachUser({ children }: { children: ReactNode }) {
  return (
    <UserBoundary>
      <OwnQueries>{children}</OwnQueries>
    </UserBoundary>
  );
}
