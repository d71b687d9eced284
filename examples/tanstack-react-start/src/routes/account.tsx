import { createFileRoute, Link, redirect } from '@tanstack/react-router';
import { SignOutButton } from 'clerk-sign-out/tanstack-react-start';
import { StaySignOutButton } from '../stay-sign-out-button';
import { whoIsSignedIn } from '../who-is-signed-in';

/** A page for people who are signed in, rendered on the server. */
export const Route = createFileRoute('/account')({
  loader: async () => {
    const name = await whoIsSignedIn();
    if (!name) throw redirect({ to: '/' });
    return { name };
  },
  component: AccountPage,
});

function AccountPage() {
  const { name } = Route.useLoaderData();
  return (
    <main>
      <h1>Your account</h1>
      <p data-testid="signed-in">Signed in as {name}.</p>
      <p data-testid="private">Only {name} may read this.</p>
      <SignOutButton timeoutMs={5_000} />
      <StaySignOutButton />
      <Link to="/">Home</Link>
    </main>
  );
}
