import { useUser } from '@clerk/react';
import { SignOutButton } from 'clerk-sign-out/react';

/** The button stays mounted in every state of Clerk, so that errors stay visible. */
export function Header() {
  const { isLoaded, user } = useUser();
  return (
    <header>
      <p>{isLoaded ? `Hello, ${user?.fullName ?? 'stranger'}` : '…'}</p>
      <SignOutButton redirectUrl="/goodbye" />
    </header>
  );
}
