import { Fragment, type ReactNode, useState } from 'react';
import { usePathname } from '#pathname';
import type { ClerkInstance } from '#shared';
import { useSignedInSessions } from './use-signed-in-sessions.ts';

export interface UserBoundaryProps {
  children?: ReactNode;
  /** @default the provider's */
  clerk?: ClerkInstance | null | undefined;
}

/**
 * Mounts what is in it again when the current user is signed out or another one takes their place, so that nothing of them
 * is left: no DOM, no state and nothing that was typed, on pages that are in sight and on those that a router keeps hidden.
 * Put it once into the root of the app, below the Clerk provider and around everything that knows a user.
 *
 * Next.js with `cacheComponents`, as `create-next-app` sets it, keeps the pages that were left in
 * `<Activity mode="hidden">`; native stacks keep their screens. In Next.js the page in sight, which the server has rendered
 * for that user, goes too, as soon as another page takes its place. Signing in mounts nothing again, nor does a failed
 * sign-out, the sign-out of another account, or a new session of the same user. The callbacks of `useSignedOut` run before,
 * those of hidden pages too.
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
  // Clerk's transitive state, in which nobody is signed in, still has its current row.
  const current = useSignedInSessions({ clerk }).find(({ isCurrent }) => isCurrent);
  const userId = current ? (current.userId ?? current.id) : null;
  const [shown, setShown] = useState({ userId, formerUsers: 0 });
  if (shown.userId !== userId)
    setShown({ userId, formerUsers: shown.formerUsers + (shown.userId === null ? 0 : 1) });
  // On a server `usePathname` would keep pages with parameters from being prerendered, and nobody has left there.
  const Children = shown.formerUsers === 0 ? Fragment : UntilNextPage;
  return <Children key={shown.formerUsers}>{children}</Children>;
}

/**
 * Mounts its children again with the first page that takes the place of the one it was mounted on. That one still shows
 * what the server has rendered for the user who left, and Next.js would keep it.
 */
function UntilNextPage({ children }: { children: ReactNode }) {
  const pathname = usePathname();
  const [page, setPage] = useState({ pathname, isNext: false });
  if (!page.isNext && page.pathname !== pathname) setPage({ pathname, isNext: true });
  return <Fragment key={String(page.isNext)}>{children}</Fragment>;
}
