/** The names under which Core 3 and Core 2 keep the hook that `@clerk/nextjs` installs to refresh the router. */
const HOOKS = ['__internal_onAfterSetActive', '__unstable__onAfterSetActive'] as const;

/** The globals that the routers set. */
const page = globalThis as {
  /** Next.js. */
  next?: { appDir?: boolean };
  /** The framework mode of React Router. */
  __reactRouterDataRouter?: { revalidate(): unknown };
  /** TanStack Router. */
  __TSR_ROUTER__?: { invalidate(): Promise<unknown>; clearCache(): void };
} & { [name in (typeof HOOKS)[number]]?: () => unknown };

/**
 * Makes the router of the page drop the pages that it fetched for the person who was signed in, and fetch them again.
 *
 * In the App Router of Next.js, Clerk's hook does so too early and too late: before the request, when a visible link
 * fetches its page again for the person who is still signed in, and after the navigation, which has shown that page by
 * then. The Pages Router keeps no such pages, and its hook would navigate.
 *
 * @see clerk/javascript packages/nextjs/src/app-router/client/ClerkProvider.tsx `__internal_onAfterSetActive`
 */
export function forgetFetchedPages(): void {
  if (page.next?.appDir) for (const name of HOOKS) page[name]?.();
  revalidateLoaders();
}

/**
 * Makes React Router and TanStack Router run their loaders again. Clerk's SDKs for them install no hook, so nothing else
 * tells them that the person was signed out, by this page or by another tab.
 *
 * TanStack Router also keeps the pages that were left, and shows one again while its loader runs.
 *
 * @see react-router `lib/dom-export/hydrated-router`, @tanstack/router-core `RouterCore#update`
 */
export function revalidateLoaders(): void {
  page.__reactRouterDataRouter?.revalidate();
  const router = page.__TSR_ROUTER__;
  const forgetLeft = () => router?.clearCache();
  forgetLeft();
  // The visible page becomes one that was left when its loader or the redirect leads away from it.
  router?.invalidate().then(forgetLeft, forgetLeft);
}
