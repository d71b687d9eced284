import { createSignOut } from 'clerk-sign-out/js';

type Clerk = Parameters<typeof createSignOut>[0];

/** A `fetch` that signs out when your API says that the session has ended. Any event handler can do the same. */
export function createFetch(clerk: Clerk, fetch = globalThis.fetch): typeof globalThis.fetch {
  const { signOut } = createSignOut(clerk, { redirectUrl: '/sign-in' });
  return async (...request) => {
    const response = await fetch(...request);
    // However many requests fail at once, one sign-out is sent.
    if (response.status === 401) void signOut();
    return response;
  };
}
