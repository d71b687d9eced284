import { auth } from '@clerk/nextjs/server';
import Link from 'next/link';
import { Suspense } from 'react';
import { Main } from '@/components/main';
import { nameOf } from '@/components/name-of';

export default function HomePage() {
  return (
    <Main>
      <h1>clerk-sign-out</h1>
      <Suspense>
        <Who />
      </Suspense>
      {/* Prefetched with its private content, if Next.js has no partial prefetching. */}
      <Link href="/account" prefetch={true}>
        Ihr Konto
      </Link>
      <Link href="/notes">Ihre Notizen</Link>
    </Main>
  );
}

async function Who() {
  const name = nameOf(await auth());
  return name ? (
    <p data-testid="signed-in">Angemeldet als {name}.</p>
  ) : (
    <p data-testid="signed-out">Sie sind abgemeldet.</p>
  );
}
