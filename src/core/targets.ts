import { createListeners } from './listeners.ts';
import type { SignOutOptions } from './options.ts';
import type { Run } from './run.ts';
import type { Sessions, SessionsChange } from './sessions.ts';
import { keyOf, optionsOf, SESSION_PREFIX, type TargetKey } from './target.ts';
import { IDLE, type SignOutEvent, transition } from './transition.ts';
import type { SignOutState } from './types.ts';

/** What is known about one target. */
interface TargetEntry {
  state: SignOutState;
  /** The newest run that ends this target. */
  run?: Run | undefined;
  /** The options of the last call, for the next try. */
  requested?: SignOutOptions | undefined;
}

/** The states of all targets, one entry each. */
export interface Targets {
  get(key: TargetKey): Readonly<TargetEntry>;
  /** The targets that have an entry: more than a status is known about them. */
  keys(): readonly TargetKey[];
  /** Remembers the options of a call for the next try. */
  request(key: TargetKey, options: SignOutOptions): void;
  /** Makes a run the newest that ends a target. `state`, if given, becomes the target's state at once. */
  assign(key: TargetKey, run: Run, state?: SignOutState): void;
  emit(keys: Iterable<TargetKey>, event: SignOutEvent): void;
  /** Reduces each session that a finished run has signed out to its id and a status, to save memory. */
  compact(run: Run): void;
  /** Calls back after every change of any state, and after `notify`. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
  notify(): void;
}

export function createTargets(sessions: Pick<Sessions, 'subscribe'>): Targets {
  const entries = new Map<TargetKey, TargetEntry>();
  /** The states that `compact` has kept, by session id. */
  const compacted = new Map<string, SignOutState>();
  const { subscribe, notify } = createListeners();

  const entryOf = (key: TargetKey): TargetEntry => {
    let entry = entries.get(key);
    if (!entry) {
      entry = { state: stateOf(key) };
      entries.set(key, entry);
      compacted.delete(key.slice(SESSION_PREFIX.length));
    }
    return entry;
  };

  function stateOf(key: TargetKey): SignOutState {
    const state = key.startsWith(SESSION_PREFIX) && compacted.get(key.slice(SESSION_PREFIX.length));
    return state || IDLE;
  }

  const emit = (keys: Iterable<TargetKey>, event: SignOutEvent) => {
    let hasChanged = false;
    for (const key of keys) {
      const before = entries.get(key)?.state ?? stateOf(key);
      const after = transition(before, event);
      if (after === before) continue;
      entryOf(key).state = after;
      hasChanged = true;
    }
    if (hasChanged) notify();
  };

  sessions.subscribe(({ alive, current }) => {
    // The devices of somebody who is not the current user any more.
    const ofOthers = [...entries]
      .filter(([, { run }]) => run?.owner && current && run.owner !== current)
      .map(([key]) => key);
    const ended = [...entries]
      .filter(([key, entry]) => isErrorOfThePast(key, entry, alive))
      .map(([key]) => key);
    const signedOut = [...entries]
      .filter(([, { state }]) => state.status === 'signed-out')
      .map(([key]) => key);
    const revived = [...alive.keys()]
      .filter((id) => compacted.has(id))
      .map((sessionId) => keyOf({ sessionId }));
    const again = [...signedOut, ...ended, ...revived].filter((key) =>
      isSignedInAgain(key, alive, current),
    );
    emit([...again, ...ofOthers], { type: 'cleared' });
    emit(ended, { type: 'removed', alreadySignedOut: false });
  });

  return {
    get: (key) => entries.get(key) ?? { state: stateOf(key) },
    keys: () => [...entries.keys()],
    request: (key, options) => {
      entryOf(key).requested = options;
    },
    assign: (key, run, state) => {
      const entry = entryOf(key);
      entry.run?.keys.delete(key);
      entry.run = run;
      run.keys.add(key);
      if (!state) return;
      entry.state = state;
      notify();
    },
    emit,
    compact: (run) => {
      for (const key of run.keys) {
        const entry = entries.get(key);
        if (entry?.state.status !== 'signed-out') continue;
        if (run.owner) continue;
        if (!key.startsWith(SESSION_PREFIX)) {
          entries.set(key, { state: entry.state, requested: entry.requested });
          continue;
        }
        // A slice of the key would make the engine keep the whole key in memory.
        compacted.set(entry.requested?.sessionId ?? key.slice(SESSION_PREFIX.length), entry.state);
        entries.delete(key);
      }
    },
    subscribe,
    notify,
  };
}

/** Whether an outcome is out of date because somebody is signed in again. */
function isSignedInAgain(
  key: TargetKey,
  alive: SessionsChange['alive'],
  current: SessionsChange['current'],
): boolean {
  const { scope, sessionId } = optionsOf(key);
  if (scope === 'other-devices') return false;
  if (scope === 'current') return typeof current === 'string' && alive.has(current);
  return sessionId ? alive.has(sessionId) : alive.size > 0;
}

/** Whether the sessions that could not be ended have ended since. */
function isErrorOfThePast(
  key: TargetKey,
  { state, run }: TargetEntry,
  alive: SessionsChange['alive'],
): boolean {
  if (state.status !== 'error' || !run?.sessionIds.length) return false;
  const { scope, sessionId } = optionsOf(key);
  // That sessions of this browser have ended says nothing about the other devices.
  if (scope === 'everywhere') return false;
  return (sessionId ? [sessionId] : run.sessionIds).every((id) => !alive.has(id));
}
