import { Fragment, type ReactNode, useState } from 'react';
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
 * `<Activity mode="hidden">`; native stacks keep their screens. Signing in mounts nothing again, nor does a failed
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
  return <Fragment key={shown.formerUsers}>{children}</Fragment>;
}
