import type { auth } from '@clerk/nextjs/server';

declare global {
  /** A claim that the app has added to its session tokens. */
  interface CustomJwtSessionClaims {
    name?: string;
  }
}

/** The name of the person whose request this is, as Clerk's server part knows it. */
export function nameOf({
  userId,
  sessionClaims,
}: Pick<Awaited<ReturnType<typeof auth>>, 'userId' | 'sessionClaims'>): string | null {
  return sessionClaims?.name ?? userId;
}
