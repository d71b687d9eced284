import { report } from './report.ts';
import { withTimeout } from './time-limit.ts';

/** Calls a callback of the app. If it fails or takes too long, that is reported, and the caller continues. */
export async function callSafely(
  name: string,
  call: () => unknown,
  limitMs: number,
): Promise<void> {
  const called = (async () => call())().catch(report);
  await withTimeout(called, limitMs).catch(() =>
    report(new Error(`clerk-sign-out: ${name} did not settle in ${limitMs} ms.`)),
  );
}
