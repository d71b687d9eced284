import { auth } from '@clerk/tanstack-react-start/server';
import { createServerFn } from '@tanstack/react-start';

declare global {
  /** A claim that the app has added to its session tokens. */
  interface CustomJwtSessionClaims {
    name?: string;
  }
}

/** The name of the person whose request this is, as Clerk's server part knows it. */
export const whoIsSignedIn = createServerFn().handler(async (): Promise<string | null> => {
  const { userId, sessionClaims } = await auth();
  return sessionClaims?.name ?? userId;
});
