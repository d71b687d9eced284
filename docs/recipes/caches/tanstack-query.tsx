import { ClerkLoaded } from '@clerk/react';
import { createAsyncStoragePersister } from '@tanstack/query-async-storage-persister';
import { QueryClient } from '@tanstack/react-query';
import { PersistQueryClientProvider } from '@tanstack/react-query-persist-client';
import { useSignedOut } from 'clerk-sign-out/react';
import type { ReactNode } from 'react';

export const queryClient = new QueryClient();
export const persister = createAsyncStoragePersister({ storage: globalThis.localStorage });

export function Queries({ children }: { children: ReactNode }) {
  useSignedOut(async () => {
    queryClient.clear();
    await persister.removeClient();
  });
  return (
    <ClerkLoaded>
      <PersistQueryClientProvider client={queryClient} persistOptions={{ persister }}>
        {children}
      </PersistQueryClientProvider>
    </ClerkLoaded>
  );
}
