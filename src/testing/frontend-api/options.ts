import type { DeviceSeed, FrontendApiOptions, SessionSeed } from './types.ts';

/** The options with every default filled in and every value checked. */
export interface ResolvedOptions {
  sessions: SessionSeed[];
  /** `undefined`: the first signed-in session. */
  lastActiveSessionId: string | null | undefined;
  devices: DeviceSeed[];
  latencyMs: number;
  host: string;
  cookieExpiresAt: number | null;
  environment: Record<string, unknown>;
  requireReverification: boolean;
  tokenLifetimeMs: number;
}

const OPTION_NAMES: ReadonlySet<string> = new Set<keyof FrontendApiOptions>([
  'sessions',
  'lastActiveSessionId',
  'devices',
  'latencyMs',
  'host',
  'cookieExpiresAt',
  'environment',
  'requireReverification',
  'tokenLifetimeMs',
  'allowInProduction',
]);

const SESSION_STATUSES: ReadonlySet<string> = new Set([
  'active',
  'pending',
  'expired',
  'ended',
  'removed',
  'revoked',
  'abandoned',
]);

export function optionError(name: string, expectation: string): TypeError {
  return new TypeError(`createFrontendApi: ${name} ${expectation}`);
}

export function resolveOptions(options: FrontendApiOptions): ResolvedOptions {
  for (const name of Object.keys(options)) {
    if (!OPTION_NAMES.has(name)) {
      throw optionError(name, `is not an option; the options are ${[...OPTION_NAMES].join(', ')}.`);
    }
  }

  const sessions = options.sessions ?? [{ id: 'sess_a' }];
  const devices = options.devices ?? [];
  if (!Array.isArray(sessions)) throw optionError('sessions', 'must be an array of sessions.');
  if (!Array.isArray(devices)) throw optionError('devices', 'must be an array of devices.');
  sessions.forEach((seed, index) => {
    checkSessionSeed(`sessions[${index}]`, seed);
  });
  devices.forEach((seed, index) => {
    checkDeviceSeed(`devices[${index}]`, seed);
  });

  return {
    sessions,
    devices,
    lastActiveSessionId: options.lastActiveSessionId,
    latencyMs: checkDuration('latencyMs', options.latencyMs ?? 0),
    host: checkHost(options.host ?? 'clerk.example.com'),
    cookieExpiresAt: checkCookieExpiry(options.cookieExpiresAt ?? null),
    environment: checkEnvironment(options.environment ?? {}),
    requireReverification: checkBoolean('requireReverification', options.requireReverification),
    tokenLifetimeMs: checkTokenLifetime(options.tokenLifetimeMs ?? 60_000),
  };
}

export function checkSessionSeed(name: string, seed: SessionSeed): void {
  checkId(name, seed?.id);
  if (seed.status !== undefined && !SESSION_STATUSES.has(seed.status)) {
    throw optionError(
      `${name}.status`,
      `is ${JSON.stringify(seed.status)}; it must be one of ${[...SESSION_STATUSES].join(', ')}.`,
    );
  }
  if (seed.tasks !== undefined && !Array.isArray(seed.tasks)) {
    throw optionError(`${name}.tasks`, 'must be an array of task keys.');
  }
  const ids = seed.organizationIds ?? [];
  // clerk-js takes an id without it for a slug.
  if (!Array.isArray(ids) || ids.some((id) => !String(id).startsWith('org_'))) {
    throw optionError(`${name}.organizationIds`, 'must be an array of ids that start with "org_".');
  }
}

export function checkDeviceSeed(name: string, seed: DeviceSeed): void {
  checkId(name, seed?.id);
  if (seed.lastActiveAt !== undefined && !Number.isFinite(seed.lastActiveAt)) {
    throw optionError(`${name}.lastActiveAt`, 'must be a time in epoch milliseconds.');
  }
}

function checkId(name: string, id: unknown): void {
  if (typeof id !== 'string' || !/^[\w-]+$/.test(id)) {
    throw optionError(`${name}.id`, 'must be a string of letters, digits, "_" and "-".');
  }
}

function checkDuration(name: string, value: number): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) {
    throw optionError(name, 'must be a number of milliseconds, 0 or more.');
  }
  return value;
}

function checkTokenLifetime(value: number): number {
  // A token carries whole seconds: one of less than a second would be born expired.
  if (checkDuration('tokenLifetimeMs', value) < 1000) {
    throw optionError('tokenLifetimeMs', 'must be 1000 milliseconds or more.');
  }
  return value;
}

function checkHost(host: string): string {
  // clerk-js calls a publishable key malformed when the host in it has no dot.
  if (typeof host !== 'string' || !/^[a-z0-9-]+(\.[a-z0-9-]+)+(:\d+)?$/i.test(host)) {
    throw optionError('host', 'must be a host name with a dot, without scheme or path.');
  }
  return host;
}

function checkCookieExpiry(value: number | null): number | null {
  if (value !== null && !Number.isFinite(value)) {
    throw optionError('cookieExpiresAt', 'must be a time in epoch milliseconds, or null.');
  }
  return value;
}

function checkEnvironment(value: Record<string, unknown>): Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw optionError('environment', 'must be an object of the environment resource.');
  }
  return value;
}

function checkBoolean(name: string, value: boolean | undefined): boolean {
  if (value !== undefined && typeof value !== 'boolean') {
    throw optionError(name, 'must be true or false.');
  }
  return value ?? false;
}
