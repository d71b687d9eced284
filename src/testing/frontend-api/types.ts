/**
 * The public shapes of the faked Frontend API.
 *
 * @see docs of the wire: Clerk's OpenAPI specification `fapi/2026-05-12.yml` and `clerk-js` `core/fapiClient.ts`.
 */

/**
 * The fields of a session that you can set. Every other field of the response is derived.
 *
 * The defaults come from the id: `sess_ada` is Ada Example, `ada@example.com`, `user_ada`.
 */
export interface SessionSeed {
  /** Unique among the sessions and devices of one fake. */
  id: string;
  /** The id of the user. @default the id with `sess_` replaced by `user_` */
  userId?: string;
  /** The first name. @default the id without `sess_`, capitalized */
  firstName?: string;
  /** The last name. @default 'Example' */
  lastName?: string;
  /**
   * Email address; also the identifier.
   *
   * @default the id without `sess_`, at `example.com`
   */
  identifier?: string;
  /** The URL of the image. @default '' (no image) */
  imageUrl?: string;
  /**
   * `active` and `pending` count as signed in. With any other status, a session stays in the client's list until it is
   * removed.
   *
   * @default 'active'
   */
  status?: 'active' | 'pending' | 'expired' | 'ended' | 'removed' | 'revoked' | 'abandoned';
  /**
   * Keys of the session's open tasks, for a `pending` one.
   *
   * @default ['choose-organization'] when the status is `pending`, else none
   */
  tasks?: string[];
  /** The id of the user who impersonates this one: the session's `actor.sub`. @default nobody */
  actorId?: string;
  /**
   * Ids of the organizations that the user is a member of, each with `org_` in front. The first is the active one, until
   * `setActive({ organization })`.
   *
   * @default []: the personal account
   */
  organizationIds?: string[];
}

/** A session of a user of this browser on another device. */
export interface DeviceSeed {
  /** Unique among the sessions and devices of one fake. */
  id: string;
  /** The id of the user. @default the user of the last active session */
  userId?: string;
  /** Such as `iPhone`. @default 'Macintosh' */
  deviceType?: string;
  /** Whether it is a phone or a tablet. @default false */
  isMobile?: boolean;
  /** The name of the browser. @default 'Chrome' */
  browserName?: string;
  /** The version of the browser. @default '140.0.0.0' */
  browserVersion?: string;
  /** Where the device was last active. */
  city?: string;
  /** A country code. */
  country?: string;
  /** The address of the device. */
  ipAddress?: string;
  /**
   * Epoch milliseconds.
   *
   * @default the moment the device was added
   */
  lastActiveAt?: number;
}

/** The options of `createFrontendApi`. An invalid option throws a `TypeError` that names it. */
export interface FrontendApiOptions {
  /** Sessions of this browser's client. @default one active session `sess_a` */
  sessions?: SessionSeed[];
  /** The session that is current after a page load; `null` for none. @default the first signed-in session */
  lastActiveSessionId?: string | null;
  /** Other devices' sessions. @default [] */
  devices?: DeviceSeed[];
  /**
   * Milliseconds that every answer takes. The server acts when the request arrives; only the answer is delayed.
   *
   * @default 0
   */
  latencyMs?: number;
  /**
   * Host of the Frontend API, without scheme or path; a port is allowed.
   *
   * @default 'clerk.example.com'
   */
  host?: string;
  /** Epoch milliseconds at which the client cookie expires, or null. @default null */
  cookieExpiresAt?: number | null;
  /**
   * Merged over the default environment resource, object by object; arrays replace.
   *
   * @example { auth_config: { single_session_mode: true } }
   */
  environment?: Record<string, unknown>;
  /**
   * Revoking a device answers 403 `session_reverification_required` until the person is verified again: by
   * `completeReverification()`, or over the wire with the email code `424242`.
   *
   * @default false
   */
  requireReverification?: boolean;
  /**
   * Milliseconds until a session token expires. clerk-js 6 fetches the next one 17 seconds earlier.
   *
   * @default 60_000, as Clerk
   */
  tokenLifetimeMs?: number;
  /**
   * Lets the fake run where `process.env.NODE_ENV` is `production`, e.g. for an end-to-end test of a production build, and
   * on a page that has a live publishable key.
   *
   * @default false: `createFrontendApi` throws
   */
  allowInProduction?: boolean;
}

/** The calls a fault can match, by the name this package gives them. */
export type FrontendApiCall =
  /** `GET` or `PATCH /environment` */
  | 'environment'
  /** `GET` or `PUT /client` */
  | 'client'
  /** `DELETE /client/sessions`, or `DELETE /client` */
  | 'remove-all'
  /** `POST /client/sessions/{id}/remove` */
  | 'remove-session'
  /** `POST /client/sessions/{id}/end` */
  | 'end-session'
  /** `POST /client/sessions/{id}/touch` */
  | 'touch'
  /** `POST /client/sessions/{id}/tokens`, with or without a template */
  | 'token'
  /** `GET /me/sessions/active` */
  | 'list-devices'
  /** `POST /me/sessions/{id}/revoke` */
  | 'revoke-device'
  /** `POST /client/sessions/{id}/verify` and what is below it */
  | 'reverification'
  /** Everything else, known or not. */
  | 'other';

/** What a fault does to a request. */
export type FaultEffect =
  /** The server answers with an error and does nothing. */
  | {
      kind: 'status';
      /** 400 to 599. */
      status: number;
      /** @default Clerk's code for the status, e.g. `internal_clerk_error`, `rate_limit_exceeded` */
      code?: string;
      /** Also the `long_message`. @default Clerk's sentence for the status */
      message?: string;
      /** Seconds, sent as `retry-after`. */
      retryAfter?: number;
    }
  /**
   * The server (or a gateway before it, or a captive portal with 200) answers with an HTML page and does nothing.
   */
  | { kind: 'html'; status: number }
  /** An answer of your choice, as from a proxy, a cache, a service worker, or the server itself. */
  | {
      kind: 'body';
      /** 200 to 599. @default 200 */
      status?: number;
      /** A string is sent as it is, as HTML; anything else as JSON, also `null`. @default no body */
      body?: unknown;
      /** Added to those that the body implies, or in their place: `content-type`, or `location` for a redirect. */
      headers?: Record<string, string>;
      /** Whether the server still does what was asked. @default false */
      isDone?: boolean;
    }
  /** The connection breaks before the server sees the request. */
  | { kind: 'reset' }
  /** The server does what was asked, and the answer never arrives. */
  | { kind: 'answer-lost' }
  /** The request is never answered, and nothing is done, until `releaseHangs()`. */
  | { kind: 'hang' }
  /** The server does what was asked and answers after this many milliseconds, whatever `latencyMs` is. */
  | { kind: 'delay'; delayMs: number }
  /**
   * The request waits for the promise. If it resolves to `undefined`, the server does what was asked; if it resolves to
   * an effect, that effect strikes.
   */
  | { kind: 'later'; effect: Promise<FaultEffect | undefined> };

/**
 * A fault: what goes wrong, and for which calls.
 *
 * @example { kind: 'status', status: 429, retryAfter: 2, call: 'revoke-device', nth: 3 }
 */
export type Fault = FaultEffect & {
  /** Which calls; one name or several. @default every call */
  call?: FrontendApiCall | FrontendApiCall[];
  /** Only the call for this session or device id. */
  sessionId?: string;
  /**
   * Only the n-th matching call, counted from 1 since the fault was injected; with `times`, from the n-th on.
   *
   * @default every one
   */
  nth?: number;
  /**
   * Strikes this many calls and then never again.
   *
   * @default no limit, or 1 with `nth`
   */
  times?: number;
  /** Called when the fault strikes, before anything else happens, e.g. to take the browser offline in mid-flight. */
  onStrike?: () => void;
};

/** A request: a `Request`, or a plain object in environments without one, such as jest's jsdom. */
export interface FrontendApiRequest {
  /** The HTTP method. */
  readonly method: string;
  /** Absolute. */
  readonly url: string;
  /** The headers; names in lower case. */
  readonly headers?: { get(name: string): string | null };
  /** Aborts the request. */
  readonly signal?: AbortSignal | null;
  /** The body. */
  text?(): Promise<string>;
}

/** An answer on the wire, before it becomes a `Response`. */
export interface FrontendApiAnswer {
  /** The HTTP status. */
  status: number;
  /** The headers, by name in lower case. */
  headers: Record<string, string>;
  /** The body; `null` if there is none. */
  body: string | null;
}

/** The resources that clerk-js loads first, in wire format. Copies. */
export interface FrontendApiResources {
  /** The settings of the Clerk instance. */
  environment: Record<string, unknown>;
  /** Null when the server knows no client. */
  client: Record<string, unknown> | null;
}

/** One request the fake has seen. CORS preflights are answered but not logged. */
export interface RequestLogEntry {
  /** Counted from 1 since the fake was created; `clearLog()` doesn't start again. */
  sequence: number;
  /** Epoch milliseconds. */
  at: number;
  /** What was requested, by the name that faults use. */
  call: FrontendApiCall;
  /** The intended method, with `_method` resolved. */
  method: string;
  /** From `/v1` on, without the query and without the path of a proxy. */
  path: string;
  /** The id of the session or device in the path. */
  sessionId: string | null;
  /** The status of the answer, or how the connection ended; null while under way. */
  outcome: number | 'reset' | 'answer-lost' | 'aborted' | null;
}

/** The state of the server, as a plain copy that is safe to compare and to print. */
export interface FrontendApiSnapshot {
  /** Ids of the sessions of this browser that the server counts as signed in. */
  signedInSessionIds: string[];
  /** The session that is current after a page load. */
  lastActiveSessionId: string | null;
  /** Ids of the live sessions on other devices. */
  deviceSessionIds: string[];
}

/** A faked Frontend API: one client (one browser) of one Clerk instance. */
export interface FrontendApi {
  /** `pk_live_…` for `host`: no development-browser handshake. */
  readonly publishableKey: string;
  /** The host that requests go to. */
  readonly host: string;
  /**
   * Answers one request as the Frontend API would, whatever its origin; only the path from `/v1` on counts.
   *
   * Rejects with `TypeError('Failed to fetch')` when the connection breaks, and with the signal's reason when the
   * request is aborted.
   */
  fetch(request: Request): Promise<Response>;
  /** `fetch` without `Request` and `Response`. Rejects as `fetch` does. */
  answer(request: FrontendApiRequest): Promise<FrontendApiAnswer>;
  /** The resources that a page loading now would get. Makes no request: nothing is logged, and no fault strikes. */
  resources(): FrontendApiResources;
  /** The requests so far, oldest first. Entries are live: `outcome` fills in. */
  readonly log: readonly RequestLogEntry[];
  /** Forgets the requests so far. One that is under way continues, unlogged. */
  clearLog(): void;
  /** What the server holds now. */
  snapshot(): FrontendApiSnapshot;
  /** Notifies after every change of what the server holds, the faults or the log. Returns an unsubscribe function. */
  subscribe(listener: () => void): () => void;
  /**
   * Injects a fault. Returns a function that lifts it. Of several matching faults the last injected strikes.
   *
   * Throws a `TypeError` for a fault that could never strike or that HTTP can't carry.
   */
  fault(fault: Fault): () => void;
  /** Lifts every fault. A request that hangs or waits already keeps doing so. */
  clearFaults(): void;
  /** Lets every hanging request continue: the server does what was asked and answers. */
  releaseHangs(): void;
  /**
   * Signs a session in, as another tab of the same browser would: it becomes the last active one.
   *
   * Throws a `TypeError` when the id is taken.
   */
  addSession(seed: SessionSeed): void;
  /**
   * Ends a session of this browser or of another device, as another tab, an expiry or an administrator would.
   *
   * A `removed` session leaves the client's list; the others stay in it with their status. Throws for an unknown id.
   *
   * @param status default `ended`
   */
  endSession(sessionId: string, status?: 'ended' | 'expired' | 'removed' | 'revoked'): void;
  /** Makes a session the last active one, as a switch in another tab would. Throws when it isn't signed in. */
  setLastActiveSession(sessionId: string | null): void;
  /** Signs a user of this browser in on another device. Throws a `TypeError` when the id is taken. */
  addDevice(seed: DeviceSeed): void;
  /** Verifies the person again: revoking is allowed from now on. */
  completeReverification(): void;
  /**
   * Restores the initial sessions, devices and cookie, lifts every fault and empties the log. A request that hangs or
   * waits for a `later` fault is aborted.
   */
  reset(): void;
}
