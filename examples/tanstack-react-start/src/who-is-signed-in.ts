import { auth } from '@clerk/tanstack-react-start/server';
import { createServerFn } from '@tanstack/react-start';

declare global {
  /** A custom claim of the app's session tokens. */
  interface CustomJwtSessionClaims {
    name?: string;
  }
}

/** The name of the person who makes the request, from Clerk's server SDK. */
export const whoIsSignedIn = createServerFn().handler(async (): Promise<string | null> => {
  const { userId, sessionClaims } = await auth();
  return sessionClaims?.name ?? userId;
});
