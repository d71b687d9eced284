/**
 * Runs a function and resolves to the rejections that are still unhandled at its end.
 * They do not reach the test runner, which would fail the run without saying where they came from.
 */
export async function unhandledRejectionsOf(run: () => unknown): Promise<unknown[]> {
  const reasons: unknown[] = [];
  const collect = (reason: unknown) => {
    reasons.push(reason);
  };
  const others = process.listeners('unhandledRejection');
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', collect);
  try {
    await run();
    await nextTurn();
  } finally {
    process.off('unhandledRejection', collect);
    for (const other of others) process.on('unhandledRejection', other);
  }
  return reasons;
}

// Node reports them after the microtasks of a turn. Saved here, before a test can fake it.
const { setImmediate: realSetImmediate } = globalThis;
const nextTurn = () => new Promise<void>((resolve) => realSetImmediate(resolve));
