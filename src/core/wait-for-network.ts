import { advance } from './advance.ts';
import { SignOutError } from './errors.ts';
import type { Operation } from './operation.types.ts';
import { OFFLINE_LIMIT_MS } from './options.ts';
import { withTimeout } from './time-limit.ts';
import { unlessAborted } from './unless-aborted.ts';

/** A browser can report offline while the network works, for example behind a VPN. Only a silent server proves it. */
export async function askWhetherReachable({
  network,
  sessions,
  clerk,
}: Operation): Promise<boolean> {
  if (network.isKnownOffline()) return false;
  try {
    await withTimeout(sessions.refresh(), OFFLINE_LIMIT_MS);
    return true;
  } catch (cause) {
    return !['offline', 'timeout'].includes(clerk.toError(cause).code);
  }
}

export async function waitForNetwork(operation: Operation): Promise<boolean> {
  const { run, network, recovery } = operation;
  if (run.options.whenOffline !== 'wait') throw new SignOutError('offline');
  advance(operation, 'waiting-for-network');
  let unsubscribe = () => {};
  const online = new Promise<void>((resolve) => {
    unsubscribe = network.onceOnline(resolve);
  });
  await unlessAborted(() => Promise.race([online, recovery.refreshUntilAnswered()]), run.signal);
  unsubscribe();
  advance(operation, 'requesting');
  return !run.signal.aborted;
}
