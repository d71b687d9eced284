import { auth } from '@clerk/nextjs/server';
import Link from 'next/link';
import { nameOf } from '../components/name-of';

export default async function HomePage() {
  const name = nameOf(await auth());
  return (
    <main>
      <h1>clerk-sign-out</h1>
      {name ? (
        <p data-testid="signed-in">Signed in as {name}.</p>
      ) : (
        <p data-testid="signed-out">You are signed out.</p>
      )}
      {/* Fetched beforehand, private content and all: the browser holds it when somebody signs out. */}
      <Link href="/account" prefetch={true}>
        Your account
      </Link>
    </main>
  );
}
