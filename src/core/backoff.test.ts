import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createBackoff } from './backoff.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

function countTries(chance: number, forMs: number): Promise<number> {
  vi.spyOn(Math, 'random').mockReturnValue(chance);
  const pause = createBackoff({ onceOnline: () => () => {} });
  let tries = 0;
  void (async () => {
    for (;;) {
      tries += 1;
      await pause();
    }
  })();
  return vi.advanceTimersByTimeAsync(forMs).then(() => tries);
}

describe('the pauses between tries', () => {
  it.each([0, 0.5, 0.999])('allow at most 12 tries a minute, with chance %d', async (chance) => {
    const tries = await countTries(chance, 60_000);
    expect(tries).toBeGreaterThan(5);
    expect(tries).toBeLessThanOrEqual(12);
  });

  it('are as long as the server asks for', async () => {
    const pause = createBackoff({ onceOnline: () => () => {} });
    const rested = vi.fn();
    void pause(30_000).then(rested);
    await vi.advanceTimersByTimeAsync(29_999);
    expect(rested).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1);
    expect(rested).toHaveBeenCalledOnce();
  });

  it('end when the device is back online, unless the server asked for them', async () => {
    let goOnline = () => {};
    const pause = createBackoff({
      onceOnline: (callback) => {
        goOnline = callback;
        return () => {};
      },
    });
    const rested = vi.fn();
    void pause().then(rested);
    goOnline();
    await vi.advanceTimersByTimeAsync(0);
    expect(rested).toHaveBeenCalledOnce();

    goOnline = () => {};
    const restedForTheServer = vi.fn();
    void pause(5_000).then(restedForTheServer);
    goOnline();
    await vi.advanceTimersByTimeAsync(4_000);
    expect(restedForTheServer).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(1_000);
    expect(restedForTheServer).toHaveBeenCalledOnce();
  });
});
