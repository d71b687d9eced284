import { SignOutButton } from 'clerk-sign-out/nextjs';
import type { GetServerSideProps } from 'next';
import Link from 'next/link';
import { whoIsSignedIn } from '../../components/who-is-signed-in';

export const getServerSideProps: GetServerSideProps = async () => {
  const name = await whoIsSignedIn();
  return name
    ? { props: { name } }
    : { redirect: { destination: '/pages-router', permanent: false } };
};

export default function AccountPage({ name }: { name: string }) {
  return (
    <main>
      <h1>Your account in the Pages Router</h1>
      <p data-testid="signed-in">Signed in as {name}.</p>
      <p data-testid="private">Only {name} may read this.</p>
      <SignOutButton timeoutMs={5_000} />
      <Link href="/pages-router">Home</Link>
    </main>
  );
}
