import { vi } from 'vitest';

/**
 * Records every timer and listener that starts from here on. Returns a function that ends them all, as leaving a page
 * would. A clerk-js that keeps polling would disturb and finally starve the pages after it.
 */
export function beginPageLife(): () => void {
  const ends: (() => void)[] = [];
  let isOver = false;

  for (const name of ['setTimeout', 'setInterval'] as const) {
    const start = globalThis[name] as (...args: unknown[]) => never;
    vi.stubGlobal(name, (...args: unknown[]) => {
      // clerk-js keeps references to these functions and would keep using them.
      if (isOver) return undefined;
      const timer = start(...args);
      ends.push(() => clearTimeout(timer));
      return timer;
    });
  }
  for (const target of [window, document] satisfies EventTarget[]) {
    const listen = target.addEventListener as EventTarget['addEventListener'];
    const spy = vi.spyOn(target as EventTarget, 'addEventListener');
    spy.mockImplementation((...listener) => {
      listen.apply(target, listener);
      ends.push(() => target.removeEventListener(...(listener as [string, EventListener])));
    });
    ends.push(() => spy.mockRestore());
  }

  return () => {
    isOver = true;
    for (const end of ends) end();
  };
}
