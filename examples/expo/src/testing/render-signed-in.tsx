import { ClerkProvider } from '@clerk/react';
import { render } from '@testing-library/react-native';
import { createFakeClerk } from 'clerk-sign-out/testing';
import type { ReactElement } from 'react';

type FakeClerk = ReturnType<typeof createFakeClerk>;

/** The provider of `@clerk/expo` creates its own Clerk. That of `@clerk/react`, on which it builds, takes the fake. */
export async function renderSignedIn(element: ReactElement, clerk: FakeClerk = createFakeClerk()) {
  const inProvider = (child: ReactElement | null) => (
    <ClerkProvider {...clerk.providerProps}>{child}</ClerkProvider>
  );
  const { rerender } = await render(inProvider(element));
  return {
    clerk,
    show: (child: ReactElement | null) => rerender(inProvider(child)),
    requests: (call: 'remove-all' | 'remove-session') =>
      clerk.server.log.filter((request) => request.call === call),
    signedIn: () => clerk.server.snapshot().signedInSessionIds,
  };
}

/** A device that reports on its network, as `expo-network` and NetInfo do. */
export function deviceNetwork(isConnected: boolean) {
  const listeners = new Set<() => void>();
  return {
    isOnline: () => isConnected,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
    set: (next: boolean) => {
      isConnected = next;
      for (const listener of [...listeners]) listener();
    },
  };
}
