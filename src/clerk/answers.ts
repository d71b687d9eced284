import { SignOutError } from '../core/errors.ts';
import type { ClerkInstance } from './clerk-instance.ts';

/** What clerk-js asks, and what it was told, as its hooks for requests are given them. */
interface Request {
  path?: string | undefined;
  cache?: RequestCache;
}
interface Response {
  status: number;
  payload?: unknown;
}
interface Resource {
  object?: string;
  sessions?: unknown[];
  updated_at?: number;
}
type Hook<Parameters extends unknown[]> = (callback: (...given: Parameters) => unknown) => void;

interface Hooks {
  __internal_onBeforeRequest?: Hook<[Request]>;
  __internal_onAfterResponse?: Hook<[Request, Response | undefined]>;
  /** The names in Core 2. */
  __unstable__onBeforeRequest?: Hook<[Request]>;
  __unstable__onAfterResponse?: Hook<[Request, Response | undefined]>;
}

/** Which answers to one Clerk instance count. */
export interface Answers {
  /** Starts to look at them. Clerk may still be loading; further calls do nothing. */
  watch(): void;
  /** Whether the list of sessions is an answer, and not made up by clerk-js because no server could be reached. */
  isListAnswered(): boolean;
}

const REMOVAL = /^\/client\/sessions(\/[^/]+\/(remove|end))?$/;
/** The id of the client that clerk-js makes up (`createClientFromJwt`). */
const MADE_UP = 'client_init';

const watched = new WeakSet<object>();

/**
 * Makes clerk-js take what is no answer of the Frontend API for a failure: the page of a captive portal, the JSON of a
 * proxy, a client from a cache that is older than the last one. clerk-js looks at the status alone, and takes every 200
 * without sessions for "nobody is signed in".
 *
 * @see clerk/javascript packages/clerk-js/src/core/fapiClient.ts `runAfterResponseCallbacks`, and
 * packages/clerk-js/src/core/resources/Base.ts `_baseFetch`
 */
export function createAnswers(clerk: ClerkInstance): Answers {
  let hasAnswered = false;
  /** Epoch milliseconds of the newest client. */
  let newest = 0;

  const check = ({ path = '' }: Request, { status, payload }: Response) => {
    const isList = path === '/client';
    if (status < 200 || status > 299 || !(isList || REMOVAL.test(path))) return;
    const { response, client } = (payload ?? {}) as Record<string, Resource | null | undefined>;
    // "There is no client" is an answer, too.
    const isAnswer = response === null || response?.object === 'session' || response?.sessions;
    const { updated_at: updatedAt = newest } = (response?.sessions ? response : client) ?? {};
    if (!isAnswer || updatedAt < newest) throw new SignOutError('not_confirmed_by_server');
    newest = updatedAt;
    hasAnswered ||= isList;
  };

  const watch = () => {
    const hooks = (clerk.clerkjs ?? clerk) as Hooks;
    const onAfterResponse = hooks.__internal_onAfterResponse ?? hooks.__unstable__onAfterResponse;
    if (!onAfterResponse || watched.has(hooks)) return;
    watched.add(hooks);
    const onBeforeRequest = hooks.__internal_onBeforeRequest ?? hooks.__unstable__onBeforeRequest;
    onBeforeRequest?.((request) => {
      if (request.path === '/client') request.cache = 'no-store';
    });
    onAfterResponse((request, response) => response && check(request, response));
  };

  return {
    watch,
    isListAnswered: () => {
      const id = clerk.client?.id;
      return hasAnswered || (clerk.status !== 'degraded' && Boolean(id) && id !== MADE_UP);
    },
  };
}
