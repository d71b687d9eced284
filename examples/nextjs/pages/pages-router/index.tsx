import { buildClerkProps, getAuth } from '@clerk/nextjs/server';
import type { GetServerSideProps } from 'next';
import Link from 'next/link';
import { Main } from '@/components/main';
import { nameOf } from '@/components/name-of';

export const getServerSideProps: GetServerSideProps = async ({ req }) => ({
  props: { name: nameOf(getAuth(req)), ...buildClerkProps(req) },
});

export default function HomePage({ name }: { name: string | null }) {
  return (
    <Main>
      <h1>clerk-sign-out in the Pages Router</h1>
      {name ? (
        <p data-testid="signed-in">Signed in as {name}.</p>
      ) : (
        <p data-testid="signed-out">You are signed out.</p>
      )}
      <Link href="/pages-router/account">Your account</Link>
    </Main>
  );
}
