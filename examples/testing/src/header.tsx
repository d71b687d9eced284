import { useUser } from '@clerk/react';
import { SignOutButton } from 'clerk-sign-out/react';

/** The button stays mounted whatever Clerk says, so that what went wrong can be seen. */
export function Header() {
  const { isLoaded, user } = useUser();
  return (
    <header>
      <p>{isLoaded ? `Hello, ${user?.fullName ?? 'stranger'}` : '…'}</p>
      <SignOutButton redirectUrl="/goodbye" />
    </header>
  );
}
