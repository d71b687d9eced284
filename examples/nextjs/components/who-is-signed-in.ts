import { currentUser } from '@clerk/nextjs/server';

/** The name of the person whose request this is, as Clerk's server knows it. */
export async function whoIsSignedIn(): Promise<string | null> {
  if (process.env.CLERK_SECRET_KEY) return (await currentUser())?.fullName ?? null;

  // The faked Clerk signs no tokens: it is asked itself. It serves one browser.
  const port = process.env.FAKED_CLERK_PORT ?? 4141;
  const answer = await fetch(`http://127.0.0.1:${port}/__clerk/v1/client`, { cache: 'no-store' });
  const { response: client } = await answer.json();
  const session = client?.sessions.find(
    ({ id }: { id: string }) => id === client.last_active_session_id,
  );
  return session ? `${session.user.first_name} ${session.user.last_name}` : null;
}
