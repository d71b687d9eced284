import type { Connectivity } from '../core/types.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Asks `connectivity` from now on whether the device is online. */
export function setConnectivity(clerk: ClerkInstance, connectivity: Connectivity): void {
  getConnection(clerk).network.setConnectivity(connectivity);
}
