import { buildClerkProps, getAuth } from '@clerk/nextjs/server';
import { SignOutButton } from 'clerk-sign-out/nextjs';
import type { GetServerSideProps } from 'next';
import Link from 'next/link';
import { Main } from '@/components/main';
import { nameOf } from '@/components/name-of';

export const getServerSideProps: GetServerSideProps = async ({ req }) => {
  const name = nameOf(getAuth(req));
  return name
    ? { props: { name, ...buildClerkProps(req) } }
    : { redirect: { destination: '/pages-router', permanent: false } };
};

export default function AccountPage({ name }: { name: string }) {
  return (
    <Main>
      <h1>Your account in the Pages Router</h1>
      <p data-testid="signed-in">Signed in as {name}.</p>
      <p data-testid="private">Only {name} may read this.</p>
      <SignOutButton timeoutMs={5_000} />
      <Link href="/pages-router">Home</Link>
    </Main>
  );
}
