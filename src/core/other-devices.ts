import { complete } from './completion.ts';
import type { Operation } from './operation.types.ts';
import { withTimeout } from './time-limit.ts';
import type { SignOutResult } from './types.ts';

/**
 * Signs the other devices out. It takes no turn and no lock, because it may wait for a person or for a pause that the
 * server asks for. If this browser's session ends meanwhile, it stops and reports the devices that are left.
 */
export async function endOtherDevices(operation: Operation): Promise<SignOutResult> {
  const { run, devices, sessions, emit } = operation;
  const { onNeedsReverification, whenImpersonating } = run.options;
  const owner = sessions.read().lastCurrent;
  run.owner = owner;
  const stop = new AbortController();
  const abort = () => stop.abort();
  run.signal.addEventListener('abort', abort);
  const unsubscribe = sessions.subscribe(({ alive }) => {
    if (owner && !alive.has(owner)) abort();
  });
  try {
    const { endOthers } = await withTimeout(devices.load(), run.timeoutMs);
    const ids = await endOthers({
      timeoutMs: run.timeoutMs,
      onNeedsReverification,
      whenImpersonating,
      only: run.onlyDevices,
      signal: stop.signal,
      // If not, this browser's session has ended, and the devices that were stopped are still signed in.
      isCancelled: () => run.signal.aborted || !stop.signal.aborted,
      onProgress: (phase, progress) => emit({ type: 'advanced', phase, progress }),
    });
    if (!ids) return { status: 'cancelled' };
    const info = { sessionIds: ids, alreadySignedOut: ids.length === 0 };
    if (run.target === 'everywhere') return { status: 'signed-out', ...info, redirectedTo: false };
    return complete(operation, info, true);
  } finally {
    unsubscribe();
  }
}
