/** The names under which Core 3 and Core 2 keep the hook with which `@clerk/nextjs` refreshes the router. */
const HOOKS = ['__internal_onAfterSetActive', '__unstable__onAfterSetActive'] as const;

/**
 * Makes the App Router of Next.js forget the pages that it has fetched for the person who was signed in.
 *
 * Clerk has them forgotten before the request, when a visible link fetches its page anew as the person who is still
 * signed in, and after the navigation, which has shown that page by then.
 *
 * The Pages Router keeps no such pages, and its hook would navigate.
 *
 * @see clerk/javascript packages/nextjs/src/app-router/client/ClerkProvider.tsx `__internal_onAfterSetActive`
 */
export function forgetFetchedPages(): void {
  const page = globalThis as { next?: { appDir?: boolean } } & {
    [name in (typeof HOOKS)[number]]?: () => unknown;
  };
  if (!page.next?.appDir) return;
  for (const name of HOOKS) page[name]?.();
}
