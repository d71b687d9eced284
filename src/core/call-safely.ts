import { report } from './report.ts';
import { withTimeout } from './time-limit.ts';

/** Calls an app's callback so that neither its failure nor its slowness gets in the way. Both are reported. */
export async function callSafely(
  name: string,
  call: () => unknown,
  limitMs: number,
): Promise<void> {
  const called = (async () => call())();
  let hasSettled = false;
  const settle = () => {
    hasSettled = true;
  };
  called.then(settle, settle);
  try {
    await withTimeout(called, limitMs);
  } catch (cause) {
    report(
      hasSettled ? cause : new Error(`clerk-sign-out: ${name} did not settle in ${limitMs} ms.`),
    );
  }
}
