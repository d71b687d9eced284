import { SignOutButton, UserBoundary } from '../../src/entries/sdk.ts';

/** What a router keeps: a page that was left, with what was typed on it. */
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
