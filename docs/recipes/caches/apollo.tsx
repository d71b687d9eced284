import type { ApolloClient } from '@apollo/client';
import { useSignedOut } from 'clerk-sign-out/react';

export function ForgetQueries({ client }: { client: ApolloClient }) {
  useSignedOut(() => client.clearStore());
  return null;
}
