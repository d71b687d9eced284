import { createFileRoute, Link } from '@tanstack/react-router';
import { SignOutButton } from 'clerk-sign-out/tanstack-react-start';
import { whoIsSignedIn } from '../who-is-signed-in';

export const Route = createFileRoute('/')({
  loader: async () => ({ name: await whoIsSignedIn() }),
  component: HomePage,
});

function HomePage() {
  const { name } = Route.useLoaderData();
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
      <Link to="/account" preload="render">
        Your account
      </Link>
    </main>
  );
}
