import { report } from './report.ts';
import { withTimeout } from './time-limit.ts';

/** Calls an app's callback so that neither its failure nor its slowness gets in the way. Both are reported. */
export async function callSafely(call: () => unknown, limitMs: number): Promise<void> {
  try {
    await withTimeout((async () => call())(), limitMs);
  } catch (cause) {
    report(cause);
  }
}
