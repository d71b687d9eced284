import { checkDeviceSeed, checkSessionSeed, optionError, type ResolvedOptions } from './options.ts';
import type { DeviceSeed, FrontendApiSnapshot, SessionSeed } from './types.ts';

export type SessionStatus = NonNullable<SessionSeed['status']>;

/** A session of this browser as the server holds it. Times are epoch milliseconds. */
export interface SessionRecord {
  readonly id: string;
  readonly userId: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly identifier: string;
  readonly imageUrl: string;
  readonly actorId: string | null;
  readonly tasks: readonly string[];
  readonly organizationIds: readonly string[];
  readonly createdAt: number;
  activeOrganizationId: string | null;
  status: SessionStatus;
  updatedAt: number;
  lastActiveAt: number;
}

/** A session on another device. It is kept after it has ended, as in the server's database. */
export interface DeviceRecord {
  readonly id: string;
  readonly userId: string;
  readonly deviceType: string;
  readonly isMobile: boolean;
  readonly browserName: string;
  readonly browserVersion: string;
  readonly city: string | undefined;
  readonly country: string | undefined;
  readonly ipAddress: string | undefined;
  readonly createdAt: number;
  readonly lastActiveAt: number;
  status: SessionStatus;
  updatedAt: number;
}

export type ReverificationStage = 'not-started' | 'started' | 'prepared';

/** The server's state for one client (one browser) of one instance, and the rules by which it changes. */
export interface ServerState {
  /** Null between `DELETE /client` and the next session. */
  readonly clientId: string | null;
  readonly clientCreatedAt: number;
  readonly clientUpdatedAt: number;
  /** In the order they were signed in, whatever their status. */
  readonly sessions: readonly SessionRecord[];
  readonly lastActiveSessionId: string | null;
  readonly devices: readonly DeviceRecord[];
  readonly cookieExpiresAt: number | null;
  /** False while revoking needs the person to verify themselves again. */
  readonly isVerified: boolean;
  reverificationStage: ReverificationStage;

  findSession(id: string): SessionRecord | undefined;
  findDevice(id: string): DeviceRecord | undefined;
  addSession(seed: SessionSeed): void;
  addDevice(seed: DeviceSeed, name?: string): void;
  touch(session: SessionRecord, organizationId: string | null): void;
  end(record: SessionRecord | DeviceRecord, status: SessionStatus): void;
  removeAllSessions(): void;
  createClient(): void;
  destroyClient(): void;
  setLastActiveSession(id: string | null): void;
  renewCookie(): void;
  completeReverification(): void;
  snapshot(): FrontendApiSnapshot;
}

export function isSignedIn(record: { status: SessionStatus }): boolean {
  return record.status === 'active' || record.status === 'pending';
}

const COOKIE_LIFETIME_MS = 400 * 24 * 60 * 60 * 1000;

/**
 * A clock that never returns the same millisecond twice. The server orders sessions by time, so two touched within one
 * millisecond still need an order, and clerk-js treats a resource whose time is not newer as unchanged.
 */
export function createClock(): () => number {
  let last = 0;
  return () => {
    last = Math.max(Date.now(), last + 1);
    return last;
  };
}

export function createServerState(
  options: ResolvedOptions,
  changed: () => void,
  now: () => number,
): ServerState {
  let clientNumber = 1;
  let clientId: string | null = 'client_1';
  let sessions: SessionRecord[] = [];
  let lastActiveSessionId: string | null = null;
  let cookieExpiresAt = options.cookieExpiresAt;
  let isVerified = !options.requireReverification;
  let reverificationStage: ReverificationStage = 'not-started';
  const devices: DeviceRecord[] = [];
  const clientCreatedAt = now();
  let clientUpdatedAt = clientCreatedAt;

  function update(): void {
    clientUpdatedAt = now();
    changed();
  }

  function checkIdIsFree(name: string, id: string): void {
    const holder = sessions.some((session) => session.id === id)
      ? 'a session'
      : devices.some((device) => device.id === id)
        ? 'a device'
        : null;
    if (holder !== null) {
      throw optionError(`${name}.id`, `${JSON.stringify(id)} is taken by ${holder}.`);
    }
  }

  function insertSession(name: string, seed: SessionSeed): SessionRecord {
    checkSessionSeed(name, seed);
    checkIdIsFree(name, seed.id);
    const suffix = seed.id.replace(/^sess_/, '');
    const status = seed.status ?? 'active';
    const createdAt = now();
    const session: SessionRecord = {
      id: seed.id,
      userId: seed.userId ?? `user_${suffix}`,
      firstName: seed.firstName ?? suffix.charAt(0).toUpperCase() + suffix.slice(1),
      lastName: seed.lastName ?? 'Example',
      identifier: seed.identifier ?? `${suffix}@example.com`,
      imageUrl: seed.imageUrl ?? '',
      tasks: seed.tasks ?? (status === 'pending' ? ['choose-organization'] : []),
      actorId: seed.actorId ?? null,
      organizationIds: seed.organizationIds ?? [],
      activeOrganizationId: seed.organizationIds?.[0] ?? null,
      status,
      createdAt,
      updatedAt: createdAt,
      lastActiveAt: createdAt,
    };
    sessions.push(session);
    return session;
  }

  function insertDevice(name: string, seed: DeviceSeed): void {
    checkDeviceSeed(name, seed);
    checkIdIsFree(name, seed.id);
    const userId =
      seed.userId ?? sessions.find((session) => session.id === lastActiveSessionId)?.userId;
    if (userId === undefined) {
      throw optionError(`${name}.userId`, 'is needed while no session of this browser is active.');
    }
    const createdAt = now();
    devices.push({
      id: seed.id,
      userId,
      deviceType: seed.deviceType ?? 'Macintosh',
      isMobile: seed.isMobile ?? false,
      browserName: seed.browserName ?? 'Chrome',
      browserVersion: seed.browserVersion ?? '140.0.0.0',
      city: seed.city,
      country: seed.country,
      ipAddress: seed.ipAddress,
      status: 'active',
      createdAt,
      updatedAt: createdAt,
      lastActiveAt: seed.lastActiveAt ?? createdAt,
    });
  }

  function pickLastActiveSession(): void {
    const current = sessions.find((session) => session.id === lastActiveSessionId);
    if (current !== undefined && isSignedIn(current)) return;
    const [next] = sessions
      .filter(isSignedIn)
      .sort((one, other) => other.lastActiveAt - one.lastActiveAt);
    lastActiveSessionId = next?.id ?? null;
  }

  const state: ServerState = {
    get clientId() {
      return clientId;
    },
    get clientCreatedAt() {
      return clientCreatedAt;
    },
    get clientUpdatedAt() {
      return clientUpdatedAt;
    },
    get sessions() {
      return sessions;
    },
    get lastActiveSessionId() {
      return lastActiveSessionId;
    },
    get devices() {
      return devices;
    },
    get cookieExpiresAt() {
      return cookieExpiresAt;
    },
    get isVerified() {
      return isVerified;
    },
    get reverificationStage() {
      return reverificationStage;
    },
    set reverificationStage(stage) {
      reverificationStage = stage;
    },

    findSession: (id) => sessions.find((session) => session.id === id),
    findDevice: (id) => devices.find((device) => device.id === id),

    addSession(seed) {
      const session = insertSession('session', seed);
      state.createClient();
      if (isSignedIn(session)) lastActiveSessionId = session.id;
      update();
    },

    addDevice(seed) {
      insertDevice('device', seed);
      update();
    },

    touch(session, organizationId) {
      session.activeOrganizationId = organizationId;
      session.lastActiveAt = now();
      session.updatedAt = session.lastActiveAt;
      lastActiveSessionId = session.id;
      update();
    },

    end(record, status) {
      record.status = status;
      record.updatedAt = now();
      if (status === 'removed') sessions = sessions.filter((session) => session !== record);
      pickLastActiveSession();
      update();
    },

    removeAllSessions() {
      sessions = [];
      lastActiveSessionId = null;
      update();
    },

    createClient() {
      if (clientId !== null) return;
      clientNumber += 1;
      clientId = `client_${clientNumber}`;
      update();
    },

    destroyClient() {
      clientId = null;
      state.removeAllSessions();
    },

    setLastActiveSession(id) {
      const session = id === null ? undefined : state.findSession(id);
      if (id !== null && (session === undefined || !isSignedIn(session))) {
        throw new Error(
          `setLastActiveSession: ${JSON.stringify(id)} is not a signed-in session of this browser.`,
        );
      }
      lastActiveSessionId = id;
      if (session !== undefined) session.lastActiveAt = now();
      update();
    },

    renewCookie() {
      cookieExpiresAt = now() + COOKIE_LIFETIME_MS;
      update();
    },

    completeReverification() {
      isVerified = true;
      reverificationStage = 'not-started';
      changed();
    },

    snapshot: () => ({
      signedInSessionIds: sessions.filter(isSignedIn).map((session) => session.id),
      lastActiveSessionId,
      deviceSessionIds: devices.filter(isSignedIn).map((device) => device.id),
    }),
  };

  options.sessions.forEach((seed, index) => {
    insertSession(`sessions[${index}]`, seed);
  });
  if (options.lastActiveSessionId === undefined) {
    lastActiveSessionId = sessions.find(isSignedIn)?.id ?? null;
  } else {
    lastActiveSessionId = options.lastActiveSessionId;
    if (lastActiveSessionId !== null && state.findSession(lastActiveSessionId) === undefined) {
      throw optionError(
        'lastActiveSessionId',
        `is ${JSON.stringify(lastActiveSessionId)}; it must be null or the id of one of the sessions.`,
      );
    }
  }
  options.devices.forEach((seed, index) => {
    insertDevice(`devices[${index}]`, seed);
  });

  return state;
}
