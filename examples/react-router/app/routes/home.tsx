import { SignOutButton } from 'clerk-sign-out/react-router';
import { Link } from 'react-router';
import { whoIsSignedIn } from '../who-is-signed-in.server';
import type { Route } from './+types/home';

export const loader = async (args: Route.LoaderArgs) => ({ name: await whoIsSignedIn(args) });

export default function HomePage({ loaderData: { name } }: Route.ComponentProps) {
  return (
    <main>
      <h1>clerk-sign-out</h1>
      {name ? (
        <>
          <p data-testid="signed-in">Signed in as {name}.</p>
          <SignOutButton timeoutMs={5_000} />
        </>
      ) : (
        <p data-testid="signed-out">You are signed out.</p>
      )}
      <Link to="/account" prefetch="render">
        Your account
      </Link>
    </main>
  );
}
