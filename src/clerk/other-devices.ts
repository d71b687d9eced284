import type { DeviceSignOut } from '../core/device-sign-out.ts';
import { SignOutError, withMayHaveEnded } from '../core/errors.ts';
import { createListeners } from '../core/listeners.ts';
import type { OtherDevices } from '../core/ports.ts';
import { withTimeout } from '../core/time-limit.ts';
import { findSignedInSession, signedInSessionsIn } from './client-sessions.ts';
import type { Connection } from './connection.ts';

/** A part of a connection. */
export function createOtherDevices({
  instance,
  clerk: { toError },
  network: { isOnline },
  sessions: { refresh },
}: Connection): OtherDevices {
  let devices: Promise<DeviceSignOut> | undefined;
  const isImpersonating = () => {
    // In its transitive state Clerk has no active session.
    const id = instance.session?.id ?? instance.client?.lastActiveSessionId ?? '';
    return Boolean(findSignedInSession(instance, id)?.actor);
  };
  return {
    isImpersonating,
    load: () => {
      devices ??= import('./devices-of-clerk.ts').then(
        ({ devicesOf }) =>
          devicesOf(instance, {
            isOnline,
            toError,
            withTimeout,
            createListeners,
            createError: (code, details) => new SignOutError(code, details),
            withMayHaveEnded,
            isImpersonating,
            refresh,
            signedInSessions: () => signedInSessionsIn(instance),
          }),
        (cause) => {
          devices = undefined;
          throw new SignOutError(isOnline() ? 'network' : 'offline', { cause });
        },
      );
      return devices;
    },
  };
}
