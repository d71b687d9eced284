import * as Core2 from '@clerk/clerk-react';
import * as Core3 from '@clerk/react';
import { act, render, screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { createSignOut } from '../js/create-sign-out.ts';
import { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.ts';
import { states } from '../testing/fake-clerk/states.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';
import { getSignOutStore } from './sign-out-store.ts';

const sdks = [
  ['@clerk/clerk-react', 'core-2', Core2],
  ['@clerk/react', 'core-3', Core3],
] as const;

afterEach(() => {
  vi.unstubAllGlobals();
  Reflect.deleteProperty(globalThis, 'Clerk');
});

describe.each(sdks)('the wrapper of %s and its clerk-js', (_, generation, sdk) => {
  const { ClerkProvider, useAuth, useClerk } = sdk as typeof Core3;

  const wrappers: ClerkInstance[] = [];
  function Wrapper({ isUsed = true }: { isUsed?: boolean }) {
    const clerk = useClerk() as unknown as ClerkInstance;
    useAuth();
    if (!wrappers.includes(clerk)) wrappers.push(clerk);
    if (isUsed) getConnection(clerk);
    return <output>{String(clerk.loaded)}</output>;
  }

  const open = (isUsed: boolean) => {
    wrappers.length = 0;
    vi.stubGlobal('navigator', { ...navigator, onLine: true, locks: undefined });
    const clerk = createFakeClerk({ ...states.threeAccounts, generation });
    const App = () => {
      const [key, setKey] = useState(0);
      return (
        <>
          <button type="button" onClick={() => setKey(key + 1)}>
            Remount
          </button>
          <ClerkProvider key={key} {...clerk.providerProps}>
            <Wrapper isUsed={isUsed} />
          </ClerkProvider>
        </>
      );
    };
    render(<App />);
    return { clerk, clerkJs: clerk as unknown as ClerkInstance };
  };
  const loads = () => waitFor(() => expect(wrappers.at(-1)?.loaded).toBe(true));

  it('share a connection, the wrapper used first and before it has loaded', async () => {
    const { clerkJs } = open(true);
    const [wrapper] = wrappers as [ClerkInstance];
    expect(wrapper).not.toBe(clerkJs);
    const connection = getConnection(wrapper);
    expect(getConnection(clerkJs)).toBe(connection);
    await loads();
    expect(getConnection(wrapper)).toBe(connection);
    expect(getConnection(clerkJs)).toBe(connection);
  });

  it('share a connection, clerk-js used first', async () => {
    const { clerkJs } = open(false);
    const connection = getConnection(clerkJs);
    await loads();
    expect(getConnection(wrappers[0] as ClerkInstance)).toBe(connection);
  });

  it('share a connection after the provider has remounted', async () => {
    const { clerkJs } = open(true);
    await loads();
    const connection = getConnection(clerkJs);
    act(() => screen.getByRole('button').click());
    await loads();
    const again = wrappers.at(-1) as ClerkInstance;
    expect(getConnection(again)).toBe(connection);
  });

  it('send one request, whichever of them is called', async () => {
    const { clerk, clerkJs } = open(true);
    await loads();
    const wrapper = wrappers.at(-1) as ClerkInstance;
    const hook = getSignOutStore(wrapper);
    const service = createSignOut(clerkJs);
    await act(async () => {
      const results = [
        hook.signOut({ redirectUrl: false }),
        service.signOut({ redirectUrl: false }),
        hook.signOut({ redirectUrl: false }),
      ];
      expect(service.getSnapshot()).toBe(hook.getState('all'));
      expect(service.getSnapshot().status).toBe('pending');
      for (const result of await Promise.all(results)) expect(result.status).toBe('signed-out');
    });
    const requests = clerk.calls.filter(({ method }) => method === 'signOut');
    expect(requests).toHaveLength(1);
  });

  it('of two keys on one page share nothing', async () => {
    open(true);
    await loads();
    const other = createFakeClerk({ ...states.oneAccount, generation });
    expect(getConnection(other as unknown as ClerkInstance)).not.toBe(
      getConnection(wrappers.at(-1) as ClerkInstance),
    );
  });
});
