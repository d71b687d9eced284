import { getAuth } from '@clerk/react-router/server';
import type { LoaderFunctionArgs } from 'react-router';

declare global {
  /** A custom claim of the app's session tokens. */
  interface CustomJwtSessionClaims {
    name?: string;
  }
}

/** The name of the person who makes the request, from Clerk's server SDK. */
export async function whoIsSignedIn(args: LoaderFunctionArgs): Promise<string | null> {
  const { userId, sessionClaims } = await getAuth(args);
  return sessionClaims?.name ?? userId;
}
