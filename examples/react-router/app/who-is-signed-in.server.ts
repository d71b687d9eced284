import { getAuth } from '@clerk/react-router/server';
import type { LoaderFunctionArgs } from 'react-router';

declare global {
  /** A claim that the app has added to its session tokens. */
  interface CustomJwtSessionClaims {
    name?: string;
  }
}

/** The name of the person whose request this is, as Clerk's server part knows it. */
export async function whoIsSignedIn(args: LoaderFunctionArgs): Promise<string | null> {
  const { userId, sessionClaims } = await getAuth(args);
  return sessionClaims?.name ?? userId;
}
