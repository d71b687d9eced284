import { useSignedInSessions, useSignOut } from '../../../src/entries/sdk.ts';

/** Offers a choice only if there are several accounts. */
export function SignOutChoice() {
  const sessions = useSignedInSessions();
  const all = useSignOut();
  const current = useSignOut({ scope: 'current', next: 'most-recent' });
  if (sessions.length < 2) return <button {...all.getButtonProps()}>Sign out</button>;
  return (
    <fieldset>
      <legend>You are signed in with {sessions.length} accounts</legend>
      <button {...current.getButtonProps()}>Sign out of this one</button>{' '}
      <button {...all.getButtonProps()}>Sign out of all</button>
    </fieldset>
  );
}
