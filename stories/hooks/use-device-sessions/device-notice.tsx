import { useDeviceSessions } from '../../../src/entries/sdk.ts';

/** A line for a security page. It is empty until the devices are known. */
export function DeviceNotice() {
  const { devices, isReady } = useDeviceSessions();
  const others = devices.filter(({ isCurrent }) => !isCurrent);
  return (
    <p role="status">
      {isReady &&
        (others.length === 0
          ? 'You are signed in on this device only.'
          : `You are signed in on ${others.length} other devices.`)}
    </p>
  );
}
