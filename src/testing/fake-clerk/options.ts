import type { FrontendApi, FrontendApiOptions } from '../frontend-api/types.ts';
import { states } from './states.ts';
import type {
  ClerkGeneration,
  FakeClerkLoadOptions,
  FakeClerkOptions,
  FakeClerkStatus,
} from './types.ts';

export interface ResolvedOptions {
  generation: ClerkGeneration;
  frontendApi: FrontendApi | undefined;
  serverOptions: FrontendApiOptions;
  /** The status before `load()`. */
  initialStatus: FakeClerkStatus;
  /** The status after `load()`. */
  status: FakeClerkStatus;
  automated: boolean;
  retryDelayMs: number;
  ui: boolean;
  leavesPage: boolean;
  loadOptions: FakeClerkLoadOptions;
}

const SERVER_OPTIONS = [
  'sessions',
  'lastActiveSessionId',
  'devices',
  'latencyMs',
  'host',
  'cookieExpiresAt',
  'environment',
  'requireReverification',
  'tokenLifetimeMs',
] as const satisfies readonly (keyof FrontendApiOptions)[];

const OWN_OPTIONS = [
  'generation',
  'frontendApi',
  'loaded',
  'loadOptions',
  'status',
  'automated',
  'retryDelayMs',
  'leavesPage',
  'ui',
  'allowInProduction',
] as const satisfies readonly (keyof FakeClerkOptions)[];

const STATUSES: readonly string[] = ['loading', 'ready', 'degraded', 'error'];

function optionError(name: string, expectation: string): TypeError {
  return new TypeError(`createFakeClerk: ${name} ${expectation}`);
}

export function resolveOptions(options: FakeClerkOptions): ResolvedOptions {
  const names: readonly string[] = [...OWN_OPTIONS, ...SERVER_OPTIONS];
  for (const name of Object.keys(options)) {
    if (!names.includes(name)) {
      throw optionError(name, `is not an option; the options are ${names.join(', ')}.`);
    }
  }

  const { generation = 'core-3', frontendApi, loaded, status } = options;
  if (!['core-2', 'core-3'].includes(generation)) {
    throw optionError('generation', "must be 'core-2' or 'core-3'.");
  }
  if (status !== undefined && !STATUSES.includes(status)) {
    throw optionError('status', `must be one of ${STATUSES.join(', ')}.`);
  }
  if (loaded && (status === 'loading' || status === 'error')) {
    throw optionError('loaded', `can't be true while status is '${status}'.`);
  }
  const { retryDelayMs = 0 } = options;
  if (!Number.isFinite(retryDelayMs) || retryDelayMs < 0) {
    throw optionError('retryDelayMs', 'must be a number of milliseconds, 0 or more.');
  }
  const given = SERVER_OPTIONS.filter((name) => options[name] !== undefined);
  if (frontendApi !== undefined && given.length > 0) {
    throw optionError(
      'frontendApi',
      `excludes ${given.join(', ')}: the server side has them already.`,
    );
  }

  const finalStatus = status ?? 'ready';
  return {
    generation,
    frontendApi,
    serverOptions: {
      ...states.oneAccount,
      ...Object.fromEntries(given.map((name) => [name, options[name]])),
      // The fake Clerk makes this check itself, when it is created and again later.
      allowInProduction: true,
    },
    initialStatus: loaded ? finalStatus : finalStatus === 'error' ? 'error' : 'loading',
    status: finalStatus,
    automated: options.automated ?? false,
    retryDelayMs,
    ui: options.ui ?? true,
    leavesPage: options.leavesPage ?? false,
    loadOptions: options.loadOptions ?? {},
  };
}
