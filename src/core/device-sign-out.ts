import type { SignOutError } from './errors.ts';
import {
  createDeviceRevoker,
  type DeviceRevoker,
  type DeviceSession,
  type DeviceTools,
  type RevokeOptions,
} from './revoke-devices.ts';
import type { DeviceInfo, Reverification, SignOutProgress } from './types.ts';

/** A row of the list of devices. */
export interface ListedDevice extends DeviceSession {
  info: DeviceInfo;
}

/** Everything that the sign-out of devices needs from outside. */
export interface DevicePort extends DeviceTools {
  /** The sessions of the active user on every device, this browser's own one included; rejects when they could not be loaded. */
  devices(): Promise<ListedDevice[]>;
  /** Asks the person to verify themselves; throws if the dialog cannot be shown. */
  reverify(reverification: Reverification): void;
}

/** Signs out the devices of one Clerk instance's user. */
export interface DeviceSignOut extends Pick<DevicePort, 'devices'> {
  /** Shared by all operations. */
  readonly revoker: DeviceRevoker;
  /**
   * Signs the other devices out. Resolves to their ids, or to `undefined` when it was cancelled; rejects with
   * `reverification_required` or `partial` when some are still signed in.
   */
  endOthers(options: EndOthersOptions): Promise<string[] | undefined>;
}

interface EndOthersOptions
  extends Pick<RevokeOptions, 'timeoutMs' | 'onNeedsReverification' | 'whenImpersonating'> {
  /** The ids of the devices to sign out. @default all but this one */
  only: readonly string[] | undefined;
  /** Aborting it cancels the revocations that have not been sent. */
  signal: AbortSignal;
  /** Whether the person cancelled. If not, revocations that were stopped count as failures. */
  isCancelled(): boolean;
  onProgress(phase: 'requesting' | 'reverifying', progress: SignOutProgress): void;
}

export function createDeviceSignOut(port: DevicePort): DeviceSignOut {
  const revoker = createDeviceRevoker(port);
  return {
    devices: port.devices,
    revoker,
    endOthers: async (options) => {
      const { only, signal, isCancelled, onProgress } = options;
      const devices = (await port.withTimeout(port.devices(), options.timeoutMs)).filter(
        ({ id, info }) => !info.isCurrent && (!only || only.includes(id)),
      );
      let progress = { completed: 0, total: devices.length };
      const report = () =>
        onProgress(revoker.isReverifying() ? 'reverifying' : 'requesting', progress);
      report();
      const unsubscribe = revoker.subscribe(report);
      signal.addEventListener('abort', revoker.stop);
      const ids = devices.map(({ id }) => id);
      const { failures, stopped } = signal.aborted
        ? { failures: new Map<string, SignOutError>(), stopped: ids }
        : await revoker.revoke(devices, {
            ...options,
            onSettled: () => {
              progress = { ...progress, completed: progress.completed + 1 };
            },
          });
      unsubscribe();
      signal.removeEventListener('abort', revoker.stop);
      const failed = [...failures.keys(), ...(isCancelled() ? [] : stopped)];
      if (failed.length === 0) return stopped.length > 0 ? undefined : ids;
      const [cause] = failures.values();
      const isRefused = stopped.length === 0 && cause?.code === 'reverification_required';
      throw port.createError(isRefused ? cause.code : 'partial', {
        failedSessionIds: failed,
        cause,
      });
    },
  };
}
