/**
 * Runs something and gives the rejections that nobody has handled by the end of it.
 * They are kept from the test runner, which would fail the run without saying where they came from.
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

// Node reports them when the microtasks of a turn are done. Read here, before a test can fake it.
const { setImmediate: realSetImmediate } = globalThis;
const nextTurn = () => new Promise<void>((resolve) => realSetImmediate(resolve));
