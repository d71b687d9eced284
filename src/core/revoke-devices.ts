import type { SignOutError } from './errors.js';
import type { DeviceSession } from './port.js';
import { within } from './time-limit.js';
import type { SignOutProgress } from './types.js';

const AT_ONCE = 4;
const TRIES = 4;
const WAIT_WITHOUT_ADVICE_MS = 1_000;

/**
 * Revokes device sessions, four at a time. A rate-limited one waits as long as the server asked and is tried again, up
 * to three times; any other failure is kept. Nothing is revoked twice: one that is gone already counts as done.
 *
 * @param timeoutMs Milliseconds for each revocation.
 * @returns The failures by session id, in the order in which they happened.
 */
export async function revokeDevices(
  devices: readonly DeviceSession[],
  timeoutMs: number,
  toError: (cause: unknown) => SignOutError,
  onProgress: (progress: SignOutProgress) => void,
): Promise<Map<string, SignOutError>> {
  const failures = new Map<string, SignOutError>();
  const waiting = [...devices];
  const total = devices.length;
  let completed = 0;

  const revokeOne = async (device: DeviceSession) => {
    for (let tries = 1; ; tries++) {
      try {
        return await within(device.revoke(), timeoutMs);
      } catch (cause) {
        const error = toError(cause);
        if (error.code === 'session_not_found') return;
        if (error.code !== 'rate_limited' || tries === TRIES) throw error;
        await new Promise((resolve) =>
          setTimeout(resolve, error.retryAfterMs ?? WAIT_WITHOUT_ADVICE_MS),
        );
      }
    }
  };
  const work = async () => {
    for (let device = waiting.shift(); device; device = waiting.shift()) {
      try {
        await revokeOne(device);
      } catch (error) {
        failures.set(device.id, error as SignOutError);
      }
      completed += 1;
      onProgress({ completed, total });
    }
  };

  onProgress({ completed, total });
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return failures;
}
