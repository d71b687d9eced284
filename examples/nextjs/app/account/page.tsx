import { auth } from '@clerk/nextjs/server';
import { SessionSignOutMenu, SignOutButton } from 'clerk-sign-out/nextjs';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { Suspense } from 'react';
import { GuideSignOutButton } from '@/components/guide-sign-out-button';
import { Main } from '@/components/main';
import { nameOf } from '@/components/name-of';

/** A page for people who are signed in, rendered on the server. */
export default function AccountPage() {
  return (
    <Main>
      <h1>Ihr Konto</h1>
      <Suspense>
        <Account />
      </Suspense>
      {/* Also prefetched, like most links of a header. */}
      <Link href="/" prefetch={true}>
        Startseite
      </Link>
      <Link href="/notes">Ihre Notizen</Link>
    </Main>
  );
}

async function Account() {
  const name = nameOf(await auth());
  if (!name) redirect('/');
  return (
    <>
      <p data-testid="signed-in">Angemeldet als {name}.</p>
      <p data-testid="private">Nur {name} darf das lesen.</p>
      <SignOutButton timeoutMs={5_000} />
      <GuideSignOutButton />
      <SessionSignOutMenu />
    </>
  );
}
