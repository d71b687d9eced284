import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { useDelayed } from './use-delayed.ts';
import { useSecondsLeft } from './use-seconds-left.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (milliseconds: number) => act(() => vi.advanceTimersByTime(milliseconds));

describe('useDelayed', () => {
  const renderDelayed = (minimumMs?: number) =>
    renderHook(({ isOn }) => useDelayed(isOn, 300, minimumMs), { initialProps: { isOn: true } });

  it('shows a state that has lasted for the delay', () => {
    const { result } = renderDelayed();
    pass(299);
    expect(result.current[0]).toBe(false);

    pass(1);

    expect(result.current[0]).toBe(true);
  });

  it('never shows a state that ends sooner', () => {
    const { result, rerender } = renderDelayed();
    pass(299);
    rerender({ isOn: false });
    pass(10_000);
    expect(result.current[0]).toBe(false);

    rerender({ isOn: true });
    pass(300);

    expect(result.current[0]).toBe(true);
  });

  it('never shows a state with an infinite delay', () => {
    const { result } = renderHook(() => useDelayed(true, Number.POSITIVE_INFINITY));
    pass(86_400_000);
    expect(result.current[0]).toBe(false);
  });

  it('stays shown for the minimum', () => {
    const { result, rerender } = renderDelayed(200);
    pass(300);
    rerender({ isOn: false });
    pass(199);
    expect(result.current[0]).toBe(true);

    pass(1);

    expect(result.current[0]).toBe(false);
  });

  it.each([0, -3_600_000])('ends after the minimum when the clock is at %i', (now) => {
    const { result, rerender } = renderDelayed(200);
    pass(300);
    vi.spyOn(Date, 'now').mockReturnValue(now);
    rerender({ isOn: false });
    pass(200);
    expect(result.current[0]).toBe(false);
  });

  it('ends at once when it has been shown for longer than the minimum', () => {
    const { result, rerender } = renderDelayed(200);
    pass(1_000);
    rerender({ isOn: false });
    pass(0);

    expect(result.current[0]).toBe(false);
  });

  it('without a minimum ends in the same render', () => {
    const { result, rerender } = renderDelayed();
    pass(300);
    rerender({ isOn: false });

    expect(result.current[0]).toBe(false);
  });

  it('starts the delay again when it is told to', () => {
    const { result } = renderDelayed();
    pass(300);
    act(() => result.current[1]());
    expect(result.current[0]).toBe(false);
    pass(299);
    expect(result.current[0]).toBe(false);

    pass(1);

    expect(result.current[0]).toBe(true);
  });
});

describe('useSecondsLeft', () => {
  const renderCount = (waitMs?: number) =>
    renderHook(({ of, wait }) => useSecondsLeft(of, wait), {
      initialProps: { of: {}, wait: waitMs },
    });

  it('ends even if the clock stands still or was set back', () => {
    const { result } = renderHook(() => useSecondsLeft('of', 3_000));
    const start = Date.now();
    const now = vi.spyOn(Date, 'now').mockReturnValue(start);
    pass(1_000);
    expect(result.current).toBe(2);
    now.mockReturnValue(start - 3_600_000);
    pass(2_000);
    expect(result.current).toBe(0);
  });

  it('counts down to zero and stops there', () => {
    const { result } = renderCount(2_500);
    const counts = [result.current];
    for (let second = 0; second < 4; second++) {
      pass(1_000);
      counts.push(result.current);
    }

    expect(counts).toEqual([3, 2, 1, 0, 0]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('is zero when there is nothing to wait for', () => {
    expect(renderCount().result.current).toBe(0);
    expect(renderCount(1_000).result.current).toBe(1);
  });

  it('starts again for another cause', () => {
    const { result, rerender } = renderCount(5_000);
    pass(3_000);
    expect(result.current).toBe(2);

    rerender({ of: {}, wait: 5_000 });

    expect(result.current).toBe(5);
  });
});
