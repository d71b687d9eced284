import { auth } from '@clerk/nextjs/server';
import { SignOutButton } from 'clerk-sign-out/nextjs';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { GuideSignOutButton } from '../../components/guide-sign-out-button';
import { nameOf } from '../../components/name-of';

/** A page for people who are signed in, rendered on the server. */
export default async function AccountPage() {
  const name = nameOf(await auth());
  if (!name) redirect('/');
  return (
    <main>
      <h1>Your account</h1>
      <p data-testid="signed-in">Signed in as {name}.</p>
      <p data-testid="private">Only {name} may read this.</p>
      <SignOutButton timeoutMs={5_000} />
      <GuideSignOutButton />
      {/* Fetched beforehand too, as most links of a header are. */}
      <Link href="/" prefetch={true}>
        Home
      </Link>
    </main>
  );
}
