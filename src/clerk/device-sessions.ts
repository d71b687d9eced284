import {
  createDeviceSessionsStore,
  type DeviceSessionsStore,
} from '../core/device-sessions-store.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { type Connection, getConnection } from './connection.ts';
import { createOtherDevices } from './other-devices.ts';

/** The device list of a Clerk instance, shared by all callers. */
export function getDeviceSessions(clerk: ClerkInstance): DeviceSessionsStore {
  return getConnection(clerk).part(createDeviceSessions);
}

function createDeviceSessions({ clerk, part }: Connection): DeviceSessionsStore {
  return createDeviceSessionsStore(clerk, part(createOtherDevices));
}
