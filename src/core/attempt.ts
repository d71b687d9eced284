/**
 * Asks the browser, or Clerk, for something that it may not have or may refuse: then it is done without.
 *
 * @param otherwise What stands in for it.
 */
export function attempt<Value>(ask: () => Value): Value | undefined;
export function attempt<Value>(ask: () => Value, otherwise: Value): Value;
export function attempt<Value>(ask: () => Value, otherwise?: Value): Value | undefined {
  try {
    return ask();
  } catch {
    return otherwise;
  }
}
