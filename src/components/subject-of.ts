import {
  type ClerkInstance,
  getSignedInSessions,
  type SignedInSession,
  type SignOutTarget,
} from '#shared';
import type { Subject } from '../messages/messages-about.ts';
import { nameOf } from './account-name.ts';

/** Whom a sign-out signs out: the person, unless its target is another account or the other devices. */
export function subjectOf(accounts: readonly SignedInSession[], target: SignOutTarget): Subject {
  if (target === 'other-devices') return target;
  if (typeof target === 'string') return undefined;
  const account = accounts.find(({ id }) => id === target.sessionId);
  return account && !account.isCurrent ? { name: nameOf(account) } : undefined;
}

/** The same for the accounts of a Clerk instance. */
export function subjectIn(clerk: ClerkInstance, target: SignOutTarget): Subject {
  return subjectOf(getSignedInSessions(clerk), target);
}
