import { fill } from './fill.ts';
import type { SignOutMessages } from './messages.types.ts';

/** Whom a sign-out signs out: another account or a device, the other devices, or (`undefined`) the person who reads. */
export type Subject = { name: string } | 'other-devices' | undefined;

/** The texts for the sign-out of a subject. */
export function messagesAbout<Messages extends SignOutMessages>(
  messages: Messages,
  subject: Subject,
): Messages {
  if (!subject) return messages;
  const isOthers = subject === 'other-devices';
  const name = isOthers ? '' : subject.name;
  const stillSignedIn = isOthers
    ? messages.devicesStillSignedIn
    : fill(messages.accountStillSignedIn, name);
  return {
    ...messages,
    stillSignedIn,
    // The text of the catalogue says what will happen to the person who reads.
    waitingForNetwork: fill(messages.errors.offline, stillSignedIn, '{state}'),
    maybeSignedIn: isOthers
      ? messages.devicesMaybeSignedIn
      : fill(messages.accountMaybeSignedIn, name),
  };
}
