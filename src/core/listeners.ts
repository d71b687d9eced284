import { attemptAndReport } from './report.ts';

/** The listeners for one kind of event. */
export interface Listeners<Event> {
  /** Returns an unsubscribe function. */
  subscribe(listener: (event: Event) => unknown): () => void;
  /** Calls the current listeners and returns their results. A listener that throws does not stop the others. */
  notify(event: Event): unknown[];
}

export function createListeners<Event = void>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => unknown>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify: (event) => [...listeners].map((listener) => attemptAndReport(() => listener(event))),
  };
}
