import { ClerkProvider } from '@clerk/react';
import { act, render } from '@testing-library/react';
import type { ReactNode } from 'react';
import { useSignOut } from '../../src/react/use-sign-out.ts';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import type { FakeClerk } from '../../src/testing/fake-clerk/types.ts';

/**
 * Renders an app with a recipe and waits until Clerk has loaded.
 *
 * @param recipe The recipe, or a function that wraps it around the sign-out button.
 */
export async function openApp(
  recipe: ReactNode | ((header: ReactNode) => ReactNode),
  clerk: FakeClerk = createFakeClerk(),
) {
  let signOut: ReturnType<typeof useSignOut>['signOut'] | undefined;
  function Header() {
    ({ signOut } = useSignOut({ redirectUrl: false }));
    return null;
  }
  const { unmount } = render(
    <ClerkProvider {...clerk.providerProps}>
      {typeof recipe === 'function' ? (
        recipe(<Header />)
      ) : (
        <>
          {recipe}
          <Header />
        </>
      )}
    </ClerkProvider>,
  );
  await act(() => clerk.load());
  const press = async (options?: Parameters<NonNullable<typeof signOut>>[0]) =>
    act(async () => (await Promise.all([signOut?.(options), signOut?.(options)]))[0]?.status);

  return {
    clerk,
    close: unmount,
    /** Clicks twice and resolves to the outcome. */
    signOut: press,
    /** The same, with a server that refuses. */
    failToSignOut: () => {
      clerk.reject('signOut', { status: 500 });
      return press();
    },
  };
}
