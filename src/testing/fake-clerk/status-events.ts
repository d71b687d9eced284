import type { FakeClerkStatus } from './types.ts';

type Handler = (status: FakeClerkStatus) => void;

export interface StatusEvents {
  readonly status: FakeClerkStatus;
  emit(status: FakeClerkStatus): void;
  on(event: 'status', handler: Handler, options?: { notify?: boolean }): void;
  off(event: 'status', handler?: Handler): void;
}

/** @see clerk/javascript packages/shared/src/eventBus.ts */
export function createStatusEvents(initial: FakeClerkStatus): StatusEvents {
  let status = initial;
  let handlers: Handler[] = [];
  return {
    get status() {
      return status;
    },
    emit(next) {
      status = next;
      for (const handler of [...handlers]) handler(next);
    },
    on(_event, handler, { notify = false } = {}) {
      handlers.push(handler);
      if (notify) handler(status);
    },
    off(_event, handler) {
      // Removes one registration, even if the same handler was registered several times.
      const index = handler === undefined ? -1 : handlers.indexOf(handler);
      handlers = handler === undefined ? [] : handlers.filter((_, other) => other !== index);
    },
  };
}
