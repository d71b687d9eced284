import { attempt } from './attempt.ts';

/** Calls the app. What it throws is reported and stops nothing. */
export function callApp<Value>(call: () => Value): Value | undefined {
  try {
    return call();
  } catch (cause) {
    report(cause);
    return undefined;
  }
}

/** Reports what an app's callback has thrown, as if nobody had caught it. */
export function report(cause: unknown): void {
  attempt(() => {
    if (typeof reportError === 'function') reportError(cause);
    // biome-ignore lint/suspicious/noConsole: React Native and older servers have no reportError
    else console.error(cause);
  });
}
