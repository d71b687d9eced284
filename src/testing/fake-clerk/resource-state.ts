import type { Json } from './api-client.ts';
import { type Listener, memoizedListener } from './memoized-listener.ts';
import type { ClientResource, SessionResource } from './resources.ts';
import type { ClerkGeneration, FakeClerkResources, FakeUser } from './types.ts';

/** Session, user and client as Clerk exposes them, and their listeners. */
export interface ResourceState {
  /** `undefined` until Clerk knows the client. */
  readonly client: ClientResource | undefined;
  /** `undefined` in its transitive state. */
  readonly session: SessionResource | null | undefined;
  readonly user: FakeUser | null | undefined;
  readonly organization: null | undefined;
  /** What the provider of Core 3 reads between two renders. */
  readonly lastEmitted: FakeClerkResources | undefined;
  listen(listener: Listener, options?: { skipInitialEmit?: boolean }): () => void;
  emit(): void;
  /** Neither signed in nor signed out. */
  setTransitive(): void;
  setSession(session: SessionResource | null | undefined): void;
  /** Takes over a client, from an answer or when it is first known, and notifies. */
  updateClient(json?: Json, options?: { isSilent?: boolean }): void;
  findSignedIn(id: string | undefined): SessionResource | null;
  /** Resets to the state of a page that has just loaded. */
  restart(json: Json | null): void;
}

interface ResourceStateContext {
  generation: ClerkGeneration;
  client: ClientResource;
  selectInitialSession(): ((client: never) => unknown) | undefined;
  becamePending(): void;
}

/** @see clerk/javascript packages/clerk-js/src/core/clerk.ts `updateClient`, `#emit`, `#updateAccessors` */
export function createResourceState(context: ResourceStateContext): ResourceState {
  const { generation, client } = context;
  const listeners = new Set<Listener>();
  let isKnown = false;
  let session: SessionResource | null | undefined;
  let user: FakeUser | null | undefined;
  let organization: null | undefined;
  let lastEmitted: FakeClerkResources | undefined;

  const setAccessors = (next: SessionResource | null | undefined) => {
    session = next ?? null;
    user = session?.user ?? null;
    organization = null;
  };

  const resources = () => ({ client, session, user, organization });

  const state: ResourceState = {
    get client() {
      return isKnown ? client : undefined;
    },
    get session() {
      return session;
    },
    get user() {
      return user;
    },
    get organization() {
      return organization;
    },
    get lastEmitted() {
      return lastEmitted;
    },

    listen(listener, { skipInitialEmit = false } = {}) {
      const own = memoizedListener(listener);
      listeners.add(own);
      // Core 2 knows no options.
      if (isKnown && !(skipInitialEmit && generation === 'core-3')) own(resources());
      return () => {
        listeners.delete(own);
      };
    },

    emit() {
      if (!isKnown) return;
      lastEmitted = resources();
      for (const listener of [...listeners]) listener(lastEmitted);
    },

    setTransitive() {
      session = undefined;
      user = undefined;
      organization = undefined;
      state.emit();
    },

    setSession(next) {
      // In Core 3 `undefined` means the present session, which may have been set in the meantime.
      setAccessors(next === undefined && generation === 'core-3' ? session : next);
      state.emit();
    },

    updateClient(json, { isSilent = false } = {}) {
      if (json) client.read(json);
      if (!isKnown) setAccessors(initialSession());
      isKnown = true;
      if (session) {
        const next = state.findSignedIn(session.id);
        if (session.status === 'active' && next?.status === 'pending') context.becamePending();
        setAccessors(next);
      }
      if (!isSilent) state.emit();
    },

    findSignedIn: (id) => client.signedInSessions.find((other) => other.id === id) ?? null,

    restart(json) {
      client.read(json ?? {});
      setAccessors(initialSession());
      isKnown = true;
      state.emit();
    },
  };

  function initialSession(): SessionResource | null {
    const select = context.selectInitialSession();
    if (select) return select(client as never) as SessionResource | null;
    const { signedInSessions, lastActiveSessionId } = client;
    return state.findSignedIn(lastActiveSessionId ?? undefined) ?? signedInSessions[0] ?? null;
  }

  return state;
}
