import type { auth } from '@clerk/nextjs/server';

declare global {
  /** A custom claim of the app's session tokens. */
  interface CustomJwtSessionClaims {
    name?: string;
  }
}

/** The name of the person who makes the request, from Clerk's server SDK. */
export function nameOf({
  userId,
  sessionClaims,
}: Pick<Awaited<ReturnType<typeof auth>>, 'userId' | 'sessionClaims'>): string | null {
  return sessionClaims?.name ?? userId;
}
