import { createListeners } from './listeners.ts';
import type { TargetKey } from './target.ts';

/** The key of a component that shows every target for which no other component is mounted. */
export const ANY_OTHER_TARGET = '*';

/** Decides which mounted component shows the outcomes of a target, so that each is shown exactly once. */
export interface Presenters {
  /** Adds a component that can show outcomes of a target. Returns a function that removes it. */
  add(key: TargetKey | typeof ANY_OTHER_TARGET, presenter: object): () => void;
  /** Lets a component show the outcomes from now on, because the person uses it. */
  prefer(key: TargetKey, presenter: object): void;
  /** The component that shows the outcomes: the one that was used last, else the first that was added, else `ANY_OTHER_TARGET`. */
  get(key: TargetKey): object | undefined;
  /** Whether another component shows the outcomes in place of this one. */
  isSilent(key: TargetKey, presenter: object): boolean;
  /** Calls back after every change. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
}

export function createPresenters(): Presenters {
  /** By target. The first component shows the outcomes. */
  const presenters = new Map<string, readonly object[]>();
  const { subscribe, notify } = createListeners();

  const get = (key: TargetKey) => (presenters.get(key) ?? presenters.get(ANY_OTHER_TARGET))?.[0];
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
