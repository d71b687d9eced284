import { SignOutError } from './errors.ts';
import type { OperationHost } from './operation.ts';
import type { SignOutPort } from './port.ts';
import {
  createDeviceRevoker,
  type DeviceRevoker,
  type DeviceSession,
  type RevokeOptions,
} from './revoke-devices.ts';
import { within } from './time-limit.ts';
import type { DeviceInfo, Reverification } from './types.ts';

/** A row of the list of devices. */
export interface ListedDevice extends DeviceSession {
  info: DeviceInfo;
}

/** Everything the sign-out of devices needs from the world. */
export interface DevicePort extends Pick<SignOutPort, 'isOnline' | 'toError'> {
  /** The sessions of the active user on every device, this browser's own one included; rejects when they could not be loaded. */
  devices(): Promise<ListedDevice[]>;
  /** Lets the person verify themselves; throws where that cannot be shown. */
  reverify(reverification: Reverification): void;
}

/** The sign-out of the devices of one Clerk instance's user. */
export interface DeviceSignOut extends Pick<DevicePort, 'devices'> {
  /** The revocations, which all operations share. */
  readonly revoker: DeviceRevoker;
  /**
   * Signs the other devices out. Resolves to their ids, or to `undefined` when it was stopped; rejects with
   * `reverification_required` or `partial` when some are still signed in.
   */
  endOthers(
    options: Pick<RevokeOptions, 'timeoutMs' | 'onNeedsReverification'>,
    host: Pick<OperationHost, 'emit' | 'cancel' | 'onlyDevices'>,
  ): Promise<string[] | undefined>;
}

export function createDeviceSignOut(port: DevicePort): DeviceSignOut {
  const revoker = createDeviceRevoker(port);
  return {
    devices: port.devices,
    revoker,
    endOthers: async ({ timeoutMs, onNeedsReverification }, host) => {
      const devices = (await within(port.devices(), timeoutMs)).filter(
        ({ id, info }) => !info.isCurrent && (host.onlyDevices?.includes(id) ?? true),
      );
      const total = devices.length;
      let progress = { completed: 0, total };
      const report = () =>
        host.emit({
          type: 'advanced',
          phase: revoker.isReverifying() ? 'reverifying' : 'requesting',
          progress,
        });
      report();
      const unsubscribe = revoker.subscribe(report);
      host.cancel = revoker.stop;
      const { failures, stopped } = await revoker.revoke(devices, {
        timeoutMs,
        onNeedsReverification,
        onSettled: () => {
          progress = { completed: progress.completed + 1, total };
          report();
        },
      });
      unsubscribe();
      host.cancel = undefined;
      const [failure] = failures.values();
      if (failure) {
        const isRefused = failure.code === 'reverification_required';
        throw new SignOutError(isRefused ? failure.code : 'partial', {
          failedSessionIds: [...failures.keys()],
          cause: failure,
        });
      }
      return stopped.length > 0 ? undefined : devices.map(({ id }) => id);
    },
  };
}
