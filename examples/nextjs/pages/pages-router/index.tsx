import Link from 'next/link';
import { whoIsSignedIn } from '../../components/who-is-signed-in';

export const getServerSideProps = async () => ({ props: { name: await whoIsSignedIn() } });

export default function HomePage({ name }: { name: string | null }) {
  return (
    <main>
      <h1>clerk-sign-out in the Pages Router</h1>
      {name ? (
        <p data-testid="signed-in">Signed in as {name}.</p>
      ) : (
        <p data-testid="signed-out">You are signed out.</p>
      )}
      <Link href="/pages-router/account">Your account</Link>
    </main>
  );
}
