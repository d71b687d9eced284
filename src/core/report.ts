import { attempt } from './attempt.ts';

/** Calls a function of the app. If it throws, the error is reported, and the caller continues. */
export function attemptAndReport<Value>(call: () => Value): Value | undefined {
  try {
    return call();
  } catch (cause) {
    report(cause);
    return undefined;
  }
}

/** Reports an error of the app's code as if it had not been caught. */
export function report(cause: unknown): void {
  attempt(() => {
    if (typeof reportError === 'function') reportError(cause);
    // biome-ignore lint/suspicious/noConsole: React Native and older servers have no reportError
    else console.error(cause);
  });
}
