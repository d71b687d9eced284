import { SignOutButton, UserBoundary } from '../../src/entries/sdk.ts';

/** A page with typed text, which a router would keep after the person leaves it. */
export function AppWithNotes() {
  return (
    <>
      <UserBoundary>
        <label>
          Private note <input />
        </label>
      </UserBoundary>
      <SignOutButton redirectUrl={false} />
    </>
  );
}
