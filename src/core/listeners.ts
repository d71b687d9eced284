import { callApp } from './report.ts';

/** Those who want to be told of something. */
export interface Listeners<Event> {
  /** Returns an unsubscribe function. */
  subscribe(listener: (event: Event) => unknown): () => void;
  /** Calls those who are subscribed at this moment, and returns what they returned. One that throws stops nothing. */
  notify(event: Event): unknown[];
}

export function createListeners<Event = void>(): Listeners<Event> {
  const listeners = new Set<(event: Event) => unknown>();
  return {
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    notify: (event) => [...listeners].map((listener) => callApp(() => listener(event))),
  };
}
