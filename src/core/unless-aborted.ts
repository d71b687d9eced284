/** Waits for an answer that may never come. Resolves to `fallback` when the sign-out is aborted. */
export async function unlessAborted<Value, Fallback>(
  ask: () => Value | Promise<Value>,
  signal: AbortSignal,
  fallback?: Fallback,
): Promise<Value | Fallback | undefined> {
  // A signal that is already aborted fires no event.
  if (signal.aborted) return fallback;
  const aborted = new Promise<Fallback | undefined>((resolve) => {
    signal.addEventListener('abort', () => resolve(fallback));
  });
  return Promise.race([ask(), aborted]);
}
