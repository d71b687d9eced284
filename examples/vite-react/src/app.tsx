import { SignInButton, useUser } from '@clerk/react';
import { useSignedInSessions, useSignOut } from 'clerk-sign-out/react';

export function App() {
  return (
    <main>
      <h1>clerk-sign-out</h1>
      <Account />
      <SignOut />
    </main>
  );
}

function Account() {
  const { isLoaded, user } = useUser();
  if (!isLoaded) return null;
  if (user) return <p data-testid="signed-in">Signed in as {user.fullName}.</p>;
  return (
    <>
      <p data-testid="signed-out">You are signed out.</p>
      <SignInButton />
    </>
  );
}

/** Stays mounted while Clerk is in its transitive state, so that no message is lost. */
function SignOut() {
  const sessions = useSignedInSessions();
  const { isPending, error, retry, getButtonProps } = useSignOut({ timeoutMs: 5_000 });
  return (
    <>
      <ul>
        {sessions.map(({ id, name, identifier, isCurrent }) => (
          <li key={id}>
            {name ?? identifier} {isCurrent && <strong>(active)</strong>}
            <SignOutOne sessionId={id} label={`Sign out ${name ?? identifier}`} />
          </li>
        ))}
      </ul>
      {sessions.length > 0 && (
        <button {...getButtonProps()}>
          {isPending ? 'Signing out…' : 'Sign out of all accounts'}
        </button>
      )}
      <p role="alert">
        {error && (
          <>
            {sessions.length > 0 ? 'You are still signed in' : 'You are signed out'} ({error.code}).{' '}
            <button type="button" onClick={() => retry()}>
              Try again
            </button>
          </>
        )}
      </p>
    </>
  );
}

function SignOutOne({ sessionId, label }: { sessionId: string; label: string }) {
  const { isPending, getButtonProps } = useSignOut({ sessionId, next: 'most-recent' });
  return (
    <button {...getButtonProps()} aria-label={label}>
      {isPending ? '…' : 'Sign out'}
    </button>
  );
}
