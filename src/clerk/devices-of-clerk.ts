import { createDeviceSignOut, type DeviceSignOut } from '../core/device-sign-out.ts';
import type { SignOutErrorCode } from '../core/errors.ts';
import type { DeviceTools } from '../core/revoke-devices.ts';
import type { DeviceInfo } from '../core/types.ts';
import type { ClerkDeviceSession, ClerkInstance, ClerkSession } from './clerk-instance.ts';

const SIGNED_IN = ['active', 'pending'];
const ENDED = ['revoked', 'ended', 'removed'];

interface ClerkDeviceTools extends DeviceTools {
  /** Asks the server for the sessions. Rejects unless it answered. */
  refresh(): Promise<void>;
  signedInSessions(): readonly ClerkSession[];
}

/**
 * Lists the devices of a Clerk instance's user and signs them out. A separate file of the package, which is loaded only
 * for that.
 */
export function devicesOf(
  clerk: ClerkInstance,
  { refresh, signedInSessions, ...tools }: ClerkDeviceTools,
): DeviceSignOut {
  const { createError } = tools;
  const failure = (code: SignOutErrorCode) => createError(tools.isOnline() ? code : 'offline');
  return createDeviceSignOut({
    ...tools,

    devices: async () => {
      // The list is cached on the user, and only the users of a reloaded client are new; `clerk.user` stays the old one.
      await refresh();
      const current = signedInSessions().find(({ id }) => id === clerk.session?.id);
      if (!current) throw failure('unauthorized');
      const listed = (await current.user?.getSessions?.()) ?? [];
      const sessions = listed.filter((session) => SIGNED_IN.includes(session?.status));
      const ownIds = new Set(clerk.client?.sessions?.map((session) => session?.id));
      // clerk-js turns every failure into an empty list (`SessionWithActivities.retrieve`); a true list has this session.
      if (!sessions.some(({ id }) => ownIds.has(id))) throw failure('network');
      return sessions.map((session) => {
        const { id } = session;
        return {
          id,
          info: toDeviceInfo(session, ownIds.has(id)),
          revoke: async () => {
            const revoked = await session.revoke();
            // A response that is not Clerk's leaves the session without an id or a status.
            if (revoked.id !== id || !ENDED.includes(revoked.status))
              throw failure('not_confirmed_by_server');
          },
        };
      });
    },

    reverify: ({ complete, cancel }) => {
      if (!clerk.__internal_openReverification) throw createError('reverification_required');
      clerk.__internal_openReverification({
        afterVerification: complete,
        afterVerificationCancelled: cancel,
      });
    },
  });
}

function toDeviceInfo(
  { id, lastActiveAt, latestActivity }: ClerkDeviceSession,
  isCurrent: boolean,
): DeviceInfo {
  const activity = latestActivity ?? {};
  return {
    id,
    isCurrent,
    deviceType: activity.deviceType || null,
    isMobile: Boolean(activity.isMobile),
    browserName: activity.browserName || null,
    browserVersion: activity.browserVersion || null,
    city: activity.city || null,
    country: activity.country || null,
    lastActiveAt: Number(lastActiveAt) || 0,
  };
}
