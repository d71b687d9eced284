import { type SignedInSession, useSignedInSessions, useSignOut } from '../../../src/entries/sdk.ts';

export function AccountList() {
  const sessions = useSignedInSessions();
  return (
    <ul>
      {sessions.map((session) => (
        <AccountItem key={session.id} session={session} />
      ))}
    </ul>
  );
}

/** One hook for each row: every row has its own state. */
function AccountItem({ session }: { session: SignedInSession }) {
  const { getButtonProps, isPending, error } = useSignOut({
    sessionId: session.id,
    next: 'most-recent',
    redirectUrl: false,
  });
  const name = session.name ?? session.identifier;
  return (
    <li>
      {name} {session.isCurrent && '(current)'}{' '}
      <button {...getButtonProps()} aria-label={`Sign out of ${name}`}>
        {isPending ? 'Signing out…' : error ? 'Try again' : 'Sign out'}
      </button>
    </li>
  );
}
