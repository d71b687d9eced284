import { Fragment, type ReactNode, useEffect, useState } from 'react';
import { usePathname } from '#pathname';
import type { ClerkInstance } from '#shared';
import { useSignedInSessions } from './use-signed-in-sessions.ts';

/** Scripts in which Next.js, in both routers, and React Router send the data of the first page. */
const SERVER_DATA = /__next_f|__NEXT_DATA__|__reactRouterContext/;

export interface UserBoundaryProps {
  /** Everything that depends on the user. */
  children?: ReactNode;
  /** The Clerk instance. @default the provider's */
  clerk?: ClerkInstance | null | undefined;
}

/**
 * Remounts its children when the current user is signed out or another user takes their place, so that nothing of that
 * user is left: no DOM, no state and no typed text, on visible pages and on pages that a router keeps hidden. Render it once
 * in the root of the app, below the Clerk provider and around everything that depends on the user.
 *
 * It also empties the scripts in which Next.js and React Router send the data of the first page, and the links by which
 * React on the server requests its images. They have done their work, but still contain that user's data.
 *
 * Next.js with `cacheComponents`, which `create-next-app` sets, keeps the pages that were left in
 * `<Activity mode="hidden">`; native stacks keep their screens. In Next.js the visible page, which the server has rendered
 * for that user, is dropped too, as soon as another page takes its place. Signing in does not remount, nor does a failed
 * sign-out, the sign-out of another account, or a new session of the same user. The callbacks of `useSignedOut` run before
 * the remount, including those of hidden pages.
 *
 * @example
 * // app/layout.tsx
 * <ClerkProvider>
 *   <UserBoundary>{children}</UserBoundary>
 * </ClerkProvider>
 *
 * @see https://nextjs.org/docs/app/guides/preserving-ui-state
 */
export function UserBoundary({ children, clerk }: UserBoundaryProps) {
  // In Clerk's transitive state, in which nobody is signed in, the list still has a current row.
  const current = useSignedInSessions({ clerk }).find(({ isCurrent }) => isCurrent);
  const userId = current ? (current.userId ?? current.id) : null;
  const [shown, setShown] = useState({ userId, formerUsers: 0 });
  if (shown.userId !== userId)
    setShown({ userId, formerUsers: shown.formerUsers + (shown.userId === null ? 0 : 1) });
  const { formerUsers } = shown;
  useEffect(() => {
    if (formerUsers > 0) emptyServerData();
  }, [formerUsers]);
  // On a server `usePathname` would prevent prerendering of pages with parameters, and there are no former users.
  const Children = formerUsers === 0 ? Fragment : UntilNextPage;
  return <Children key={formerUsers}>{children}</Children>;
}

function emptyServerData() {
  // React Native has no document.
  // Emptied, not removed: React may own the element. Trusted Types refuse even an empty text for a script.
  for (const script of globalThis.document?.scripts ?? [])
    if (SERVER_DATA.test(script.outerHTML)) script.replaceChildren();
  // First `rel`, so that the browser does not request what is left.
  for (const link of globalThis.document?.querySelectorAll('link[as=image]') ?? [])
    for (const name of ['rel', 'href', 'imagesrcset']) link.removeAttribute(name);
}

/**
 * Remounts its children once, when the next page replaces the one it was mounted on. That page still shows what the
 * server has rendered for the former user, and Next.js would keep it.
 */
function UntilNextPage({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [page, setPage] = useState({ pathname, isNext: false });
  if (!page.isNext && page.pathname !== pathname) setPage({ pathname, isNext: true });
  return <Fragment key={String(page.isNext)}>{children}</Fragment>;
}
