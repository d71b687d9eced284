import {
  createDeviceSessionsStore,
  type DeviceSessionsStore,
} from '../core/device-sessions-store.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { signOutOf } from './sign-out-of-clerk.ts';

const instances = new WeakMap<ClerkInstance, DeviceSessionsStore>();

/** The one device list of a Clerk instance, whoever asks. Apart from `signOutOf`, so that who has no list does not load it. */
export function deviceSessionsOf(clerk: ClerkInstance): DeviceSessionsStore {
  let instance = instances.get(clerk);
  if (!instance) {
    instance = createDeviceSessionsStore(signOutOf(clerk).port);
    instances.set(clerk, instance);
  }
  return instance;
}
