import type { ListedDevice } from './device-sign-out.ts';
import { SignOutError } from './errors.ts';
import { createListeners } from './listeners.ts';
import type { ClerkGateway, OtherDevices } from './ports.ts';
import type { DeviceRevoker, RevokeOptions } from './revoke-devices.ts';
import { withTimeout } from './time-limit.ts';
import type { DeviceInfo, DeviceSignOutState, SignOutResult } from './types.ts';

/** One session of the user, on this device or another one, and what its sign-out is doing. */
export interface DeviceSessionRow extends DeviceInfo {
  /** What its sign-out is doing. */
  state: DeviceSignOutState;
}

/**
 * The list of devices. While it loads, and if it cannot be loaded, `devices` holds the rows that were known before.
 * Only in `ready` does an empty list mean that there are no devices.
 */
export type DeviceSessionsState =
  | { status: 'loading'; devices: readonly DeviceSessionRow[] }
  | { status: 'ready'; devices: readonly DeviceSessionRow[] }
  | { status: 'error'; devices: readonly DeviceSessionRow[]; error: SignOutError };

/** The device list of one Clerk instance, for one session at a time. */
export interface DeviceSessionsStore {
  /** @param owner The id of the session whose user's devices are meant. */
  getState(owner: string | null): DeviceSessionsState;
  /** Calls back after every change. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
  /** Asks the server. Joins a running call for the same owner. Never rejects. */
  load(owner: string | null, timeoutMs: number): Promise<void>;
  /** Signs one device out. Never rejects. */
  revoke(deviceId: string, options: RevokeOptions): Promise<SignOutResult>;
  /** Cancels revocations that have not been sent, for every caller. Requests already sent continue. */
  stop(): void;
}

export const DEVICES_LOADING: DeviceSessionsState = { status: 'loading', devices: [] };
const NOBODY: DeviceSessionsState = { status: 'ready', devices: [] };

export function createDeviceSessionsStore(
  clerk: Pick<ClerkGateway, 'toError'>,
  otherDevices: Pick<OtherDevices, 'load'>,
): DeviceSessionsStore {
  const { subscribe, notify } = createListeners();
  /** Loaded with the first list. */
  let revoker: DeviceRevoker | undefined;
  let listed: ReadonlyMap<string, ListedDevice> = new Map();
  let listedFor: string | null = null;
  let status: 'loading' | 'ready' | { error: SignOutError } = 'loading';
  let state: DeviceSessionsState = DEVICES_LOADING;
  let loading: { owner: string; done: Promise<void> } | undefined;

  /** A device that is signed out has no row. */
  const rowOf = (
    { id, info }: ListedDevice,
    before: DeviceSessionRow | undefined,
  ): DeviceSessionRow | undefined => {
    const deviceState = revoker?.getState(id);
    if (!deviceState || deviceState.status === 'signed-out') return undefined;
    return before && isSame(before, info, deviceState) ? before : { ...info, state: deviceState };
  };

  const rowsOf = (): readonly DeviceSessionRow[] => {
    const before = state.devices;
    const known = new Map(before.map((row) => [row.id, row]));
    const rows = [...listed.values()].flatMap(
      (device) => rowOf(device, known.get(device.id)) ?? [],
    );
    const isUnchanged =
      rows.length === before.length && rows.every((row, index) => row === before[index]);
    return isUnchanged ? before : rows;
  };

  const update = () => {
    const devices = rowsOf();
    const error = typeof status === 'object' ? status.error : undefined;
    const next: DeviceSessionsState = error
      ? { status: 'error', devices, error }
      : { status: status as 'loading' | 'ready', devices };
    const isUnchanged =
      devices === state.devices &&
      next.status === state.status &&
      error === (state.status === 'error' ? state.error : undefined);
    if (isUnchanged) return;
    state = next;
    notify();
  };

  const list = async () => {
    const devices = await otherDevices.load();
    if (!revoker) {
      revoker = devices.revoker;
      revoker.subscribe(update);
    }
    return devices.devices();
  };

  const ask = async (owner: string, timeoutMs: number) => {
    if (listedFor !== owner) listed = new Map();
    listedFor = owner;
    status = 'loading';
    update();
    try {
      const devices = await withTimeout(list(), timeoutMs);
      if (loading?.owner !== owner) return;
      listed = new Map(devices.sort(byImportance).map((device) => [device.id, device]));
      status = 'ready';
    } catch (cause) {
      if (loading?.owner !== owner) return;
      status = { error: clerk.toError(cause) };
    }
    loading = undefined;
    update();
  };

  return {
    getState: (owner) => (owner === null ? NOBODY : owner === listedFor ? state : DEVICES_LOADING),
    subscribe,
    load: async (owner, timeoutMs) => {
      if (owner === null) return;
      if (loading?.owner !== owner) {
        loading = { owner, done: Promise.resolve() };
        loading.done = ask(owner, timeoutMs);
      }
      await loading.done;
    },
    revoke: async (deviceId, options) => {
      const device = listed.get(deviceId);
      if (!device || device.info.isCurrent || !revoker)
        return { status: 'error', error: new SignOutError('session_not_found') };
      const { failures, stopped } = await revoker.revoke([device], options);
      const error = failures.get(deviceId);
      if (error) return { status: 'error', error };
      if (stopped.length > 0) return { status: 'cancelled' };
      return {
        status: 'signed-out',
        sessionIds: [deviceId],
        alreadySignedOut: false,
        redirectedTo: false,
      };
    },
    stop: () => {
      otherDevices.load().then(
        ({ revoker }) => revoker.stop(),
        () => {},
      );
    },
  };
}

/** This device first, then the one that was used last. */
function byImportance({ info: one }: ListedDevice, { info: other }: ListedDevice): number {
  return +other.isCurrent - +one.isCurrent || other.lastActiveAt - one.lastActiveAt;
}

function isSame(row: DeviceSessionRow, info: DeviceInfo, state: DeviceSignOutState): boolean {
  return (
    row.state === state &&
    (Object.keys(info) as (keyof DeviceInfo)[]).every((name) => row[name] === info[name])
  );
}
