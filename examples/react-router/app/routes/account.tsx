import { SignOutButton } from 'clerk-sign-out/react-router';
import { Link, redirect } from 'react-router';
import { StaySignOutButton } from '../stay-sign-out-button';
import { whoIsSignedIn } from '../who-is-signed-in.server';
import type { Route } from './+types/account';

/** A page for people who are signed in, rendered on the server. */
export async function loader(args: Route.LoaderArgs) {
  const name = await whoIsSignedIn(args);
  if (!name) throw redirect('/');
  return { name };
}

export default function AccountPage({ loaderData: { name } }: Route.ComponentProps) {
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
