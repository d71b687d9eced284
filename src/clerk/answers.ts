import { SignOutError } from '../core/errors.ts';
import type { ClerkClient, ClerkInstance } from './clerk-instance.ts';
import { signedInSessionsIn } from './client-sessions.ts';

/** A request of clerk-js and its response, as clerk-js passes them to its request hooks. */
interface Request {
  path?: string | undefined;
  method?: string;
  cache?: RequestCache;
}
interface Response {
  status: number;
  headers?: { get(name: string): string | null };
  payload?: unknown;
}
interface Body extends Record<string, unknown> {
  response?: unknown;
  client?: unknown;
  errors: { code?: unknown }[];
}
type Hook<Parameters extends unknown[]> = (callback: (...given: Parameters) => unknown) => void;

interface Hooks {
  __internal_onBeforeRequest?: Hook<[Request]>;
  __internal_onAfterResponse?: Hook<[Request, Response | undefined]>;
  /** The names in Core 2. */
  __unstable__onBeforeRequest?: Hook<[Request]>;
  __unstable__onAfterResponse?: Hook<[Request, Response | undefined]>;
}

/** Decides which answers to one Clerk instance count. */
export interface Answers {
  /** Starts to check the answers. Clerk may still be loading; further calls do nothing. */
  watch(): void;
  /** Whether the list of sessions comes from the server. If it cannot be reached, clerk-js makes one up. */
  isListAnswered(): boolean;
  /** Seconds to wait that the server asked for with its last response. `NaN` if that is not readable. */
  retryAfter(): number | undefined;
}

const ONE_SESSION = /^\/(?:client|me)\/sessions\/([^/]+)\/(remove|end|revoke|touch)$/;
const DEVICES = '/me/sessions/active';
const ENDED = ['removed', 'ended', 'revoked'];
/** The id of the client that clerk-js makes up (`createClientFromJwt`). */
const MADE_UP = 'client_init';

const watched = new WeakSet<object>();

/**
 * Makes clerk-js treat a response that is not an answer of the Frontend API as a failure: the page of a captive portal,
 * the JSON of a proxy, a cached client that is older than the last one. clerk-js checks only the status, and reads every
 * 200 without sessions as "nobody is signed in".
 *
 * @see clerk/javascript packages/clerk-js/src/core/fapiClient.ts `runAfterResponseCallbacks`, and
 * packages/clerk-js/src/core/resources/Base.ts `_baseFetch`
 */
export function createAnswers(clerk: ClerkInstance): Answers {
  let hasAnswered = false;
  let retryAfter: number | undefined;
  /** When the known client was last changed, by the requests sent since then. */
  const changes = new WeakMap<Request, unknown>();

  const hooksOf = () => (clerk.clerkjs ?? clerk) as Hooks;
  const isClientAnswered = () => Boolean(clerk.client?.id) && clerk.client?.id !== MADE_UP;

  const check = (request: Request, { status, payload, headers }: Response) => {
    // clerk-js reads only seconds, and only with 429. It can also be a date.
    const asked = headers?.get('retry-after');
    retryAfter = asked ? Number(asked) || (Date.parse(asked) - Date.now()) / 1_000 : undefined;
    // Not compared with a client that clerk-js made up: that one has the browser's time.
    const known = isClientAnswered() ? clerk.client : undefined;
    // Only a GET can be answered from a cache. Anything else can be overtaken by another answer, and no more: the clock of
    // the server may have been set back.
    const canBeOld = isList(request) || changes.get(request) !== known?.updatedAt;
    const isCurrentClient = (client: unknown) =>
      status < 500 && isClient(client) && !(known && isOlder(client, known, canBeOld));
    const body: Body = Object(payload);
    dropFalseParts(request, body, isCurrentClient);
    // clerk-js would fail before it throws an error with the status.
    if (status > 299) body.errors = [body.errors].flat().filter(isObject);
    // clerk-js would repeat the request after this response forever, without a pause (`handleUnauthenticated`).
    if (status === 401 && isList(request) && clerk.loaded) {
      if (body.errors[0]?.code !== 'dev_browser_unauthenticated') throw new SignOutError('server');
      // clerk-js 6 gets a new dev browser before it repeats the request. clerk-js 5 does so only when it loads.
      if (hooksOf().__unstable__onAfterResponse) throw new SignOutError('unauthorized');
    }
    if (status > 299 || !isAboutSessions(request)) return;
    if (!isAnswer(request, body, isCurrentClient))
      throw new SignOutError('not_confirmed_by_server');
    hasAnswered ||= isList(request);
  };

  const watch = () => {
    const hooks = hooksOf();
    const onAfterResponse = hooks.__internal_onAfterResponse ?? hooks.__unstable__onAfterResponse;
    if (!onAfterResponse || watched.has(hooks)) return;
    watched.add(hooks);
    const onBeforeRequest = hooks.__internal_onBeforeRequest ?? hooks.__unstable__onBeforeRequest;
    onBeforeRequest?.((request) => {
      if (isList(request) || request.path === DEVICES) request.cache = 'no-store';
      changes.set(request, clerk.client?.updatedAt);
    });
    onAfterResponse((request, response) => response && check(request, response));
  };

  return {
    watch,
    retryAfter: () => retryAfter,
    isListAnswered: () => {
      const id = clerk.client?.id;
      if (hasAnswered) return true;
      if (clerk.status === 'degraded' || id === MADE_UP) return false;
      return Boolean(id) || signedInSessionsIn(clerk).length > 0;
    },
  };
}

/** Whether the answer says which sessions are signed in. */
function isAboutSessions(request: Request): boolean {
  return isList(request) || isRemovalOfAll(request) || ONE_SESSION.test(request.path ?? '');
}

function isList({ path, method = 'GET' }: Request): boolean {
  return path === '/client' && method === 'GET';
}

function isRemovalOfAll({ path, method }: Request): boolean {
  return method === 'DELETE' && (path === '/client' || path === '/client/sessions');
}

/** @param isCurrentClient Whether a value is a client that is not older than the known one. */
function isAnswer(
  request: Request,
  { response, client }: Body,
  isCurrentClient: (client: unknown) => boolean,
): boolean {
  const [, id, action] = ONE_SESSION.exec(request.path ?? '') ?? [];
  // "There is no client" answers a request for the client, but does not confirm a removal: the client is requested then.
  if (!action)
    return isCurrentClient(response) || (isList(request) && response === null && client === null);
  if (!isSession(response) || response.id !== id) return false;
  return action === 'touch' || ENDED.includes(response.status);
}

/** clerk-js would show any value in the place of a client, whatever the status. */
function dropFalseParts(
  { method = 'GET' }: Request,
  body: Body,
  isCurrentClient: (client: unknown) => boolean,
): void {
  if (method === 'GET' && !('response' in body)) return;
  for (const part of [body, body['meta']])
    if (isObject(part) && 'client' in part && !isCurrentClient(part['client']))
      part['client'] = null;
}

/** A browser that has lost its client's cookie gets a new client, created after the last change of the first one. */
function isOlder(
  { id, created_at, updated_at }: Client,
  known: ClerkClient,
  canBeOld: boolean,
): boolean {
  const newest = Number(known.updatedAt);
  return id === known.id
    ? canBeOld && Number(updated_at || newest) < newest
    : !(Number(created_at) > newest);
}

interface Client {
  id?: unknown;
  sessions: unknown[];
  created_at?: unknown;
  updated_at?: unknown;
}

function isClient(value: unknown): value is Client {
  return (
    isObject(value) &&
    value['object'] === 'client' &&
    Array.isArray(value['sessions']) &&
    value['sessions'].every(isSession)
  );
}

function isSession(value: unknown): value is { id: string; status: string } {
  return isObject(value) && typeof value['id'] === 'string' && typeof value['status'] === 'string';
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
