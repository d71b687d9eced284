import { isConnectivity } from '../core/options.ts';
import type { Connectivity } from '../core/types.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Asks `connectivity` from now on whether the device is online. A wrong one is left to the error of the sign-out. */
export function setConnectivity(clerk: ClerkInstance, connectivity: Connectivity): void {
  if (isConnectivity(connectivity)) getConnection(clerk).network.setConnectivity(connectivity);
}
