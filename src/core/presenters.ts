import { createListeners } from './listeners.ts';
import type { TargetKey } from './target.ts';

/** Stands for the targets that nobody else shows. */
export const EVERY_OTHER = '*';

/** Which mounted component shows the outcomes of a target, so that each is shown once, and never nowhere. */
export interface Presenters {
  /** Adds a component that can show outcomes of a target. Returns a function that removes it. */
  add(key: TargetKey | typeof EVERY_OTHER, presenter: object): () => void;
  /** The person uses this component: from now on it is the one that shows the outcomes. */
  prefer(key: TargetKey, presenter: object): void;
  /** The component that shows the outcomes: the one that was used last, else the first that was added, else `EVERY_OTHER`. */
  get(key: TargetKey): object | undefined;
  /** Whether another component shows the outcomes in place of this one. */
  isSilent(key: TargetKey, presenter: object): boolean;
  /** Calls back after every change. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

export function createPresenters(): Presenters {
  /** By target, first the one that shows the outcomes. */
  const presenters = new Map<string, readonly object[]>();
  const { subscribe, notify } = createListeners();

  const get = (key: TargetKey) => (presenters.get(key) ?? presenters.get(EVERY_OTHER))?.[0];
  const without = (key: string, presenter: object) =>
    (presenters.get(key) ?? []).filter((other) => other !== presenter);
  const update = (key: string, list: readonly object[]) => {
    if (list.length > 0) presenters.set(key, list);
    else presenters.delete(key);
    notify();
  };

  return {
    add: (key, presenter) => {
      update(key, [...without(key, presenter), presenter]);
      return () => update(key, without(key, presenter));
    },
    prefer: (key, presenter) => {
      if (presenters.get(key)?.[0] !== presenter)
        update(key, [presenter, ...without(key, presenter)]);
    },
    get,
    isSilent: (key, presenter) => (get(key) ?? presenter) !== presenter,
    subscribe,
  };
}
