/**
 * Asks the browser or Clerk for something that it may not have or may refuse.
 *
 * @param otherwise The result when `ask` throws.
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
