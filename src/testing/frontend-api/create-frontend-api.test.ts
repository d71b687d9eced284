import { afterEach, describe, expect, it, vi } from 'vitest';
import { createFrontendApi } from './create-frontend-api.ts';
import type { FrontendApi, FrontendApiOptions } from './types.ts';

type Json = Record<string, unknown>;

/** Sends `GET /client` and the like as clerk-js does: GET as GET, everything else as POST. */
async function send(
  frontendApi: FrontendApi,
  call: string,
  init: RequestInit & { search?: Record<string, string> } = {},
): Promise<{ status: number; body: Json; headers: Headers }> {
  const [method = '', path = ''] = call.split(' ');
  const { search = {}, ...rest } = init;
  const url = new URL(`https://${frontendApi.host}/v1${path}`);
  for (const [name, value] of Object.entries(search)) url.searchParams.set(name, value);
  if (method !== 'GET' && method !== 'POST') url.searchParams.set('_method', method);
  const response = await frontendApi.fetch(
    new Request(url, { method: method === 'GET' ? 'GET' : 'POST', ...rest }),
  );
  const text = await response.text();
  return {
    status: response.status,
    body: text === '' ? {} : (JSON.parse(text) as Json),
    headers: response.headers,
  };
}

async function errorCode(answer: Promise<{ status: number; body: Json }>): Promise<string> {
  const { status, body } = await answer;
  const [error] = body['errors'] as { code: string }[];
  return `${status} ${error?.code}`;
}

async function clientOf(frontendApi: FrontendApi): Promise<Json> {
  const { body } = await send(frontendApi, 'GET /client');
  return body['response'] as Json;
}

function sessionsOf(client: Json): string[] {
  return (client['sessions'] as { id: string; status: string }[]).map(
    ({ id, status }) => `${id} ${status}`,
  );
}

const two = { sessions: [{ id: 'sess_a' }, { id: 'sess_b' }] } satisfies FrontendApiOptions;

afterEach(() => {
  vi.useRealTimers();
});

describe('options', () => {
  it('starts with one active session', () => {
    expect(createFrontendApi().snapshot()).toEqual({
      signedInSessionIds: ['sess_a'],
      lastActiveSessionId: 'sess_a',
      deviceSessionIds: [],
    });
  });

  it('makes the first signed-in session the last active one', () => {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_old', status: 'expired' }, { id: 'sess_new' }],
    });
    expect(frontendApi.snapshot().lastActiveSessionId).toBe('sess_new');
  });

  it('derives a publishable key of a production instance from the host', () => {
    const { publishableKey } = createFrontendApi({ host: 'clerk.acme.test' });
    expect(publishableKey.startsWith('pk_live_')).toBe(true);
    expect(atob(publishableKey.slice('pk_live_'.length))).toBe('clerk.acme.test$');
  });

  it.each<[string, unknown, RegExp]>([
    ['an unknown option', { session: [] }, /session is not an option; the options are sessions, /],
    ['sessions that are not an array', { sessions: {} }, /sessions must be an array/],
    ['a session without an id', { sessions: [{}] }, /sessions\[0\]\.id must be a string/],
    [
      'a session id taken by a session',
      { sessions: [{ id: 'sess_a' }, { id: 'sess_a' }] },
      /sessions\[1\]\.id "sess_a" is taken by a session/,
    ],
    [
      'a device id taken by a session',
      { devices: [{ id: 'sess_a' }] },
      /devices\[0\]\.id "sess_a" is taken by a session/,
    ],
    [
      'an unknown status',
      { sessions: [{ id: 'sess_a', status: 'gone' }] },
      /sessions\[0\]\.status is "gone"; it must be one of active, pending/,
    ],
    [
      'an organization by its slug',
      { sessions: [{ id: 'sess_a', organizationIds: ['acme'] }] },
      /sessions\[0\]\.organizationIds must be an array of ids that start with "org_"/,
    ],
    [
      'a last active session that is none of the sessions',
      { lastActiveSessionId: 'sess_x' },
      /lastActiveSessionId is "sess_x"; it must be null or the id of one of the sessions/,
    ],
    [
      'a device of nobody',
      { sessions: [], devices: [{ id: 'sess_phone' }] },
      /devices\[0\]\.userId is needed/,
    ],
    ['a negative latency', { latencyMs: -1 }, /latencyMs must be a number of milliseconds/],
    ['a host with a scheme', { host: 'https://clerk.example.com' }, /host must be a host name/],
    ['a host without a dot', { host: 'localhost' }, /host must be a host name with a dot/],
    ['an invalid cookie expiry', { cookieExpiresAt: Number.NaN }, /cookieExpiresAt must be/],
    ['an environment that is not an object', { environment: [] }, /environment must be an object/],
    [
      'a token lifetime of less than a second',
      { tokenLifetimeMs: 10 },
      /tokenLifetimeMs must be 1000/,
    ],
    [
      'a switch that is not a boolean',
      { requireReverification: 'yes' },
      /requireReverification must be true or false/,
    ],
  ])('refuses %s', (_, options, message) => {
    expect(() => createFrontendApi(options as FrontendApiOptions)).toThrow(message);
  });
});

describe('in production', () => {
  afterEach(() => {
    vi.unstubAllEnvs();
    vi.unstubAllGlobals();
  });

  it('throws', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(() => createFrontendApi()).toThrow(/NODE_ENV is production/);
  });

  it('runs with allowInProduction', () => {
    vi.stubEnv('NODE_ENV', 'production');
    expect(createFrontendApi({ allowInProduction: true }).host).toBe('clerk.example.com');
  });

  it('runs without a process', () => {
    vi.stubGlobal('process', undefined);
    expect(createFrontendApi().host).toBe('clerk.example.com');
  });
});

describe('loading', () => {
  it('answers the environment without an envelope, with the overrides merged in', async () => {
    const frontendApi = createFrontendApi({
      environment: { auth_config: { single_session_mode: true } },
    });
    const { body } = await send(frontendApi, 'GET /environment');
    expect(body['object']).toBe('environment');
    expect(body['auth_config']).toMatchObject({ id: 'aac_fake', single_session_mode: true });
  });

  it('answers the client with every session, whatever its status', async () => {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_a' }, { id: 'sess_b', status: 'expired' }],
      cookieExpiresAt: 1_900_000_000_000,
    });
    const { body } = await send(frontendApi, 'GET /client');
    expect(body['client']).toBeNull();
    const client = body['response'] as Json;
    expect(sessionsOf(client)).toEqual(['sess_a active', 'sess_b expired']);
    expect(client['last_active_session_id']).toBe('sess_a');
    expect(client['cookie_expires_at']).toBe(1_900_000_000_000);
  });

  it('fills a session from its id', async () => {
    const client = await clientOf(createFrontendApi({ sessions: [{ id: 'sess_ada' }] }));
    const [session] = client['sessions'] as Json[];
    expect(session?.['last_active_token']).toMatchObject({ object: 'token' });
    expect(session?.['public_user_data']).toEqual({
      first_name: 'Ada',
      last_name: 'Example',
      image_url: '',
      has_image: false,
      identifier: 'ada@example.com',
      user_id: 'user_ada',
    });
  });

  it('gives a pending session a task', async () => {
    const client = await clientOf(
      createFrontendApi({ sessions: [{ id: 'sess_a', status: 'pending' }] }),
    );
    const [session] = client['sessions'] as Json[];
    expect(session?.['tasks']).toEqual([{ key: 'choose-organization' }]);
  });

  it('mints a token for a signed-in session only', async () => {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_a' }, { id: 'sess_b', status: 'expired' }],
    });
    const { body } = await send(frontendApi, 'POST /client/sessions/sess_a/tokens/hasura');
    expect(body['object']).toBe('token');
    const payload = JSON.parse(atob(String(body['jwt']).split('.')[1] ?? '')) as Json;
    expect(payload).toMatchObject({ sid: 'sess_a', sub: 'user_a', sts: 'active', v: 2 });
    expect(Number(payload['exp']) - Number(payload['iat'])).toBe(60);
    expect(await errorCode(send(frontendApi, 'POST /client/sessions/sess_b/tokens'))).toBe(
      '401 authentication_invalid',
    );
  });

  it('names an unknown endpoint in its answer', async () => {
    const { status, body } = await send(createFrontendApi(), 'PATCH /me');
    expect(status).toBe(404);
    expect(JSON.stringify(body)).toContain('no endpoint PATCH /v1/me');
  });
});

describe('switching', () => {
  it('makes the touched session the last active one', async () => {
    const frontendApi = createFrontendApi(two);
    const { body } = await send(frontendApi, 'POST /client/sessions/sess_b/touch');
    expect(body['response']).toMatchObject({ id: 'sess_b' });
    expect(body['client']).toMatchObject({ last_active_session_id: 'sess_b' });
    expect(frontendApi.snapshot().lastActiveSessionId).toBe('sess_b');
  });

  it('refuses to touch a session that has ended', async () => {
    const frontendApi = createFrontendApi(two);
    frontendApi.endSession('sess_b', 'expired');
    expect(await errorCode(send(frontendApi, 'POST /client/sessions/sess_b/touch'))).toBe(
      '401 authentication_invalid',
    );
    expect(frontendApi.snapshot().lastActiveSessionId).toBe('sess_a');
  });

  it('refuses an organization that the user is not a member of', async () => {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_a', organizationIds: ['org_one'] }],
    });
    const touch = (id: string) =>
      send(frontendApi, 'POST /client/sessions/sess_a/touch', {
        body: new URLSearchParams({ active_organization_id: id }),
      });
    expect(await errorCode(touch('org_two'))).toBe('404 resource_not_found');
    const { body } = await touch('org_one');
    expect(body['response']).toMatchObject({ last_active_organization_id: 'org_one' });
  });
});

describe('the page of a satellite that wants to know who is signed in', () => {
  it('is led back with the word that it has been told', async () => {
    const { status, headers } = await send(createFrontendApi(), 'GET /client/sync', {
      search: { redirect_url: 'https://app.example.com/?tab=1' },
    });
    expect(status).toBe(307);
    expect(headers.get('location')).toBe('https://app.example.com/?tab=1&__clerk_synced=true');
  });
});

describe('signing out', () => {
  it('removes every session and keeps the client', async () => {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_a' }, { id: 'sess_b', status: 'expired' }],
    });
    const { status, body } = await send(frontendApi, 'DELETE /client/sessions');
    expect(status).toBe(200);
    expect(body['client']).toBeNull();
    expect(body['response']).toMatchObject({ id: 'client_1', sessions: [] });
    expect(frontendApi.snapshot().signedInSessionIds).toEqual([]);
    expect(sessionsOf(await clientOf(frontendApi))).toEqual([]);
  });

  it('deletes the client itself, and starts another with the next session', async () => {
    const frontendApi = createFrontendApi();
    await send(frontendApi, 'DELETE /client');
    expect(await clientOf(frontendApi)).toBeNull();
    expect(await errorCode(send(frontendApi, 'DELETE /client/sessions'))).toBe('401 signed_out');

    frontendApi.addSession({ id: 'sess_b' });
    expect(await clientOf(frontendApi)).toMatchObject({ id: 'client_2' });
  });

  it('removes one session, and the most recently used of the others becomes active', async () => {
    // Everything happens within one millisecond.
    vi.useFakeTimers({ toFake: ['Date'] });
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_a' }, { id: 'sess_b' }, { id: 'sess_c' }],
    });
    await send(frontendApi, 'POST /client/sessions/sess_b/touch');
    await send(frontendApi, 'POST /client/sessions/sess_a/touch');
    const { body } = await send(frontendApi, 'POST /client/sessions/sess_a/remove');
    expect(body['response']).toMatchObject({ id: 'sess_a', status: 'removed' });
    expect(sessionsOf(body['client'] as Json)).toEqual(['sess_b active', 'sess_c active']);
    expect(frontendApi.snapshot().lastActiveSessionId).toBe('sess_b');
  });

  it('refuses to remove a session twice', async () => {
    const frontendApi = createFrontendApi(two);
    await send(frontendApi, 'POST /client/sessions/sess_a/remove');
    const { status, body } = await send(frontendApi, 'POST /client/sessions/sess_a/remove');
    expect(status).toBe(404);
    expect(body['errors']).toEqual([
      expect.objectContaining({
        code: 'resource_not_found',
        long_message: 'No session was found with id sess_a',
      }),
    ]);
  });

  it('keeps an ended session in the list', async () => {
    const frontendApi = createFrontendApi(two);
    await send(frontendApi, 'POST /client/sessions/sess_a/end');
    expect(sessionsOf(await clientOf(frontendApi))).toEqual(['sess_a ended', 'sess_b active']);
    expect(await errorCode(send(frontendApi, 'POST /client/sessions/sess_a/end'))).toBe(
      '400 invalid_action_for_session',
    );
  });
});

describe('devices', () => {
  const withPhones = {
    ...two,
    devices: [
      { id: 'sess_phone', deviceType: 'iPhone', isMobile: true, city: 'Oslo', lastActiveAt: 1000 },
      { id: 'sess_of_b', userId: 'user_b' },
    ],
  } satisfies FrontendApiOptions;
  const asA = { search: { _clerk_session_id: 'sess_a' } };

  it('lists the sessions of the requesting user, including the requesting one, without an envelope', async () => {
    const { body } = await send(createFrontendApi(withPhones), 'GET /me/sessions/active', asA);
    expect(body).toMatchObject([
      { id: 'sess_a', user: null },
      {
        id: 'sess_phone',
        user: null,
        last_active_at: 1000,
        latest_activity: { device_type: 'iPhone', is_mobile: true, city: 'Oslo' },
      },
    ]);
    expect(body).toHaveLength(2);
  });

  it('revokes a device', async () => {
    const frontendApi = createFrontendApi(withPhones);
    const { body } = await send(frontendApi, 'POST /me/sessions/sess_phone/revoke', asA);
    expect(body['response']).toMatchObject({ id: 'sess_phone', status: 'revoked' });
    expect(frontendApi.snapshot().deviceSessionIds).toEqual(['sess_of_b']);
    const left = await send(frontendApi, 'GET /me/sessions/active', asA);
    expect(left.body).toMatchObject([{ id: 'sess_a' }]);
  });

  it.each([
    ['a device that has ended', 'sess_phone', '400 invalid_action_for_session'],
    ['the requesting session', 'sess_a', '400 invalid_action_for_session'],
    ["another user's device", 'sess_of_b', '401 action_for_session_not_authorized'],
    ['an unknown id', 'sess_x', '401 action_for_session_not_authorized'],
  ])('refuses to revoke %s', async (_, id, expected) => {
    const frontendApi = createFrontendApi(withPhones);
    frontendApi.endSession('sess_phone');
    expect(await errorCode(send(frontendApi, `POST /me/sessions/${id}/revoke`, asA))).toBe(
      expected,
    );
    expect(frontendApi.snapshot().deviceSessionIds).toEqual(['sess_of_b']);
  });

  it('revokes another session of the same user in the same browser', async () => {
    const frontendApi = createFrontendApi({
      sessions: [{ id: 'sess_a' }, { id: 'sess_again', userId: 'user_a' }],
    });
    await send(frontendApi, 'POST /me/sessions/sess_again/revoke', asA);
    expect(sessionsOf(await clientOf(frontendApi))).toEqual([
      'sess_a active',
      'sess_again revoked',
    ]);
  });

  it('answers 401 to a requesting session that is dead', async () => {
    const frontendApi = createFrontendApi(withPhones);
    frontendApi.endSession('sess_a');
    const list = () => errorCode(send(frontendApi, 'GET /me/sessions/active', asA));
    expect(await list()).toBe('401 authentication_invalid');
    frontendApi.endSession('sess_b');
    expect(await list()).toBe('401 signed_out');
    expect(await errorCode(send(frontendApi, 'POST /me/sessions/sess_phone/revoke', asA))).toBe(
      '401 signed_out',
    );
    expect(frontendApi.snapshot().deviceSessionIds).toContain('sess_phone');
  });

  it('uses the last active session as the requesting one when the query names none', async () => {
    const { body } = await send(createFrontendApi(withPhones), 'GET /me');
    expect(body['response']).toMatchObject({ id: 'user_a' });
  });
});

describe('reverification', () => {
  const guarded = {
    devices: [{ id: 'sess_phone' }],
    requireReverification: true,
  } satisfies FrontendApiOptions;
  const revoke = 'POST /me/sessions/sess_phone/revoke';
  const verify = 'POST /client/sessions/sess_a/verify';
  const form = (fields: Record<string, string>) => ({ body: new URLSearchParams(fields) });

  it('is required before a device is revoked', async () => {
    const frontendApi = createFrontendApi(guarded);
    expect(await errorCode(send(frontendApi, revoke))).toBe('403 session_reverification_required');
    expect(frontendApi.snapshot().deviceSessionIds).toEqual(['sess_phone']);

    frontendApi.completeReverification();
    expect((await send(frontendApi, revoke)).status).toBe(200);
    expect(frontendApi.snapshot().deviceSessionIds).toEqual([]);
  });

  it('is completed over the wire with the code of a test email address', async () => {
    const frontendApi = createFrontendApi(guarded);
    const prepare = `${verify}/prepare_first_factor`;
    const attempt = `${verify}/attempt_first_factor`;
    const code = (value: string) => form({ strategy: 'email_code', code: value });

    expect(await errorCode(send(frontendApi, prepare, form({ strategy: 'email_code' })))).toBe(
      '400 session_reverification_missing',
    );
    const started = await send(frontendApi, verify, form({ level: 'second_factor' }));
    expect(started.body['response']).toMatchObject({
      status: 'needs_first_factor',
      level: 'first_factor',
      supported_first_factors: [{ strategy: 'email_code', email_address_id: 'idn_user_a' }],
    });
    expect(await errorCode(send(frontendApi, attempt, code('424242')))).toBe(
      '400 verification_not_sent',
    );
    expect(await errorCode(send(frontendApi, prepare, form({ strategy: 'passkey' })))).toBe(
      '400 strategy_for_user_invalid',
    );
    await send(frontendApi, prepare, form({ strategy: 'email_code' }));
    expect(await errorCode(send(frontendApi, attempt, code('111111')))).toBe(
      '422 form_code_incorrect',
    );
    expect(await errorCode(send(frontendApi, revoke))).toBe('403 session_reverification_required');

    const complete = await send(frontendApi, attempt, code('424242'));
    expect(complete.body['response']).toMatchObject({
      status: 'complete',
      session: { factor_verification_age: [0, -1] },
    });
    expect((await send(frontendApi, revoke)).status).toBe(200);
  });
});

describe('changes from elsewhere', () => {
  it('signs a session in and makes it the last active one', () => {
    const frontendApi = createFrontendApi();
    frontendApi.addSession({ id: 'sess_b' });
    expect(frontendApi.snapshot()).toMatchObject({
      signedInSessionIds: ['sess_a', 'sess_b'],
      lastActiveSessionId: 'sess_b',
    });
    expect(() => frontendApi.addSession({ id: 'sess_b' })).toThrow(/is taken by a session/);
  });

  it('ends a session', async () => {
    const frontendApi = createFrontendApi(two);
    frontendApi.endSession('sess_a', 'expired');
    expect(sessionsOf(await clientOf(frontendApi))).toEqual(['sess_a expired', 'sess_b active']);
    frontendApi.endSession('sess_a', 'removed');
    expect(sessionsOf(await clientOf(frontendApi))).toEqual(['sess_b active']);
    expect(() => frontendApi.endSession('sess_a')).toThrow(/neither a session nor a device/);
  });

  it('switches to a signed-in session only', () => {
    const frontendApi = createFrontendApi(two);
    frontendApi.setLastActiveSession('sess_b');
    expect(frontendApi.snapshot().lastActiveSessionId).toBe('sess_b');
    frontendApi.endSession('sess_a');
    expect(() => frontendApi.setLastActiveSession('sess_a')).toThrow(/not a signed-in session/);
    frontendApi.setLastActiveSession(null);
    expect(frontendApi.snapshot().lastActiveSessionId).toBeNull();
  });

  it('adds a device', () => {
    const frontendApi = createFrontendApi();
    frontendApi.addDevice({ id: 'sess_phone' });
    expect(frontendApi.snapshot().deviceSessionIds).toEqual(['sess_phone']);
    expect(() => frontendApi.addDevice({ id: 'sess_phone' })).toThrow(/is taken by a device/);
  });
});

describe('the touch of the client cookie', () => {
  const soon = () => createFrontendApi({ cookieExpiresAt: Date.now() + 1000 });

  it('renews the cookie and redirects', async () => {
    const frontendApi = soon();
    const { status, headers } = await send(frontendApi, 'GET /client/touch', {
      search: { redirect_url: 'https://app.example.com/bye' },
    });
    expect(status).toBe(307);
    expect(headers.get('location')).toBe('https://app.example.com/bye');
    const client = await clientOf(frontendApi);
    expect(Number(client['cookie_expires_at'])).toBeGreaterThan(Date.now() + 30 * 24 * 3_600_000);
  });

  it('redirects to web addresses only', async () => {
    const redirect = send(soon(), 'GET /client/touch', {
      search: { redirect_url: 'javascript:alert(1)' },
    });
    expect(await errorCode(redirect)).toBe('422 form_param_format_invalid');
  });
});

describe('other origins', () => {
  const headers = { origin: 'https://app.example.com' };

  it('are allowed to read answers and errors, with credentials', async () => {
    const frontendApi = createFrontendApi();
    for (const call of ['GET /client', 'GET /nothing']) {
      const answer = await send(frontendApi, call, { headers });
      expect(answer.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
      expect(answer.headers.get('access-control-allow-credentials')).toBe('true');
    }
  });

  it('may send a preflight, which is not logged', async () => {
    const frontendApi = createFrontendApi();
    const response = await frontendApi.fetch(
      new Request('https://clerk.example.com/v1/client', {
        method: 'OPTIONS',
        headers: { ...headers, 'access-control-request-headers': 'x-custom' },
      }),
    );
    expect(response.status).toBe(204);
    expect(response.headers.get('access-control-allow-origin')).toBe('https://app.example.com');
    expect(response.headers.get('access-control-allow-headers')).toBe('x-custom');
    expect(frontendApi.log).toEqual([]);
  });

  it('appear as the authorized party of a token', async () => {
    const { body } = await send(createFrontendApi(), 'POST /client/sessions/sess_a/tokens', {
      headers,
    });
    expect(atob(String(body['jwt']).split('.')[1] ?? '')).toContain(
      '"azp":"https://app.example.com"',
    );
  });
});

it('gives a native app its client token in a header', async () => {
  const frontendApi = createFrontendApi();
  const native = await send(frontendApi, 'GET /client', { search: { _is_native: '1' } });
  expect(native.headers.get('authorization')).toBe('fake_client_1');
  const web = await send(frontendApi, 'GET /client');
  expect(web.headers.get('authorization')).toBeNull();
});

describe('the log', () => {
  it('names every call, the intended method and the id in the path', async () => {
    const frontendApi = createFrontendApi(two);
    const calls = [
      'PATCH /environment',
      'PUT /client',
      'POST /client/sessions/sess_a/touch',
      'POST /client/sessions/sess_a/tokens',
      'POST /client/sessions/sess_a/verify',
      'GET /me/sessions/active',
      'POST /me/sessions/sess_x/revoke',
      'POST /client/sessions/sess_a/end',
      'POST /client/sessions/sess_a/remove',
      'DELETE /client/sessions',
      'GET /nothing',
    ];
    for (const call of calls) await send(frontendApi, call);
    expect(
      frontendApi.log.map(({ call, method, path, sessionId, outcome }) =>
        [call, method, path, sessionId, outcome].join(' '),
      ),
    ).toEqual([
      'environment PATCH /v1/environment  200',
      'client PUT /v1/client  200',
      'touch POST /v1/client/sessions/sess_a/touch sess_a 200',
      'token POST /v1/client/sessions/sess_a/tokens sess_a 200',
      'reverification POST /v1/client/sessions/sess_a/verify sess_a 200',
      'list-devices GET /v1/me/sessions/active  200',
      'revoke-device POST /v1/me/sessions/sess_x/revoke sess_x 401',
      'end-session POST /v1/client/sessions/sess_a/end sess_a 200',
      'remove-session POST /v1/client/sessions/sess_a/remove sess_a 200',
      'remove-all DELETE /v1/client/sessions  200',
      'other GET /v1/nothing  404',
    ]);
  });

  it('continues counting after it was cleared', async () => {
    const frontendApi = createFrontendApi();
    await send(frontendApi, 'GET /client');
    frontendApi.clearLog();
    expect(frontendApi.log).toEqual([]);
    await send(frontendApi, 'GET /client');
    expect(frontendApi.log.map(({ sequence }) => sequence)).toEqual([2]);
  });

  it('leaves out the path of a proxy', async () => {
    const frontendApi = createFrontendApi();
    const response = await frontendApi.fetch(
      new Request('http://localhost:3000/api/v1/__clerk/v1/client?_clerk_js_version=6'),
    );
    expect(response.status).toBe(200);
    expect(frontendApi.log[0]?.path).toBe('/v1/client');
  });
});

describe('subscribers', () => {
  it('are notified of requests, faults and changes until they unsubscribe', async () => {
    const frontendApi = createFrontendApi(two);
    const listener = vi.fn();
    const stop = frontendApi.subscribe(listener);
    const heard = async (act: () => unknown) => {
      listener.mockClear();
      await act();
      return listener.mock.calls.length > 0;
    };

    expect(await heard(() => send(frontendApi, 'GET /client'))).toBe(true);
    expect(await heard(() => frontendApi.fault({ kind: 'reset' }))).toBe(true);
    expect(await heard(() => frontendApi.clearFaults())).toBe(true);
    expect(await heard(() => frontendApi.clearLog())).toBe(true);
    expect(await heard(() => frontendApi.addSession({ id: 'sess_c' }))).toBe(true);
    expect(await heard(() => frontendApi.endSession('sess_c'))).toBe(true);
    expect(await heard(() => frontendApi.setLastActiveSession('sess_b'))).toBe(true);
    expect(await heard(() => frontendApi.addDevice({ id: 'sess_phone' }))).toBe(true);
    expect(await heard(() => frontendApi.completeReverification())).toBe(true);
    stop();
    expect(await heard(() => frontendApi.endSession('sess_a'))).toBe(false);
  });

  it('unsubscribe one by one', () => {
    const frontendApi = createFrontendApi();
    const listener = vi.fn();
    const stop = frontendApi.subscribe(listener);
    frontendApi.subscribe(listener);
    stop();
    frontendApi.completeReverification();
    expect(listener).toHaveBeenCalledTimes(1);
  });
});

describe('without Request and Response', () => {
  it('answers a plain object as it answers a request', async () => {
    // The tokens of both answers contain the second of their request.
    vi.useFakeTimers({ toFake: ['Date'] });
    const frontendApi = createFrontendApi();
    const url = 'https://clerk.example.com/v1/client';
    const answer = await frontendApi.answer({ method: 'GET', url });
    const response = await frontendApi.fetch(new Request(url));
    expect([answer.status, answer.headers]).toEqual([
      response.status,
      Object.fromEntries(response.headers),
    ]);
    expect(JSON.parse(answer.body ?? '')).toEqual(await response.json());
  });
});

it('gives the resources of a page that loads now, without a request', () => {
  const frontendApi = createFrontendApi();
  const { client, environment } = frontendApi.resources();
  expect(client?.['sessions']).toMatchObject([{ id: 'sess_a' }]);
  expect(environment['object']).toBe('environment');
  expect(frontendApi.log).toEqual([]);

  (environment['auth_config'] as Record<string, unknown>)['id'] = 'changed';
  expect(frontendApi.resources().environment['auth_config']).toMatchObject({ id: 'aac_fake' });
});

describe('reset', () => {
  it('restores the initial state, at a later time', async () => {
    const frontendApi = createFrontendApi({ devices: [{ id: 'sess_phone' }] });
    const updatedAt = () => Number(frontendApi.resources().client?.['updated_at']);
    const before = updatedAt();
    frontendApi.addSession({ id: 'sess_b' });
    frontendApi.endSession('sess_phone');
    frontendApi.fault({ kind: 'status', status: 500 });
    await frontendApi.answer({ method: 'GET', url: 'https://clerk.example.com/v1/client' });
    const changed = vi.fn();
    frontendApi.subscribe(changed);

    frontendApi.reset();
    expect(frontendApi.snapshot()).toEqual({
      signedInSessionIds: ['sess_a'],
      lastActiveSessionId: 'sess_a',
      deviceSessionIds: ['sess_phone'],
    });
    expect(frontendApi.log).toEqual([]);
    expect(updatedAt()).toBeGreaterThan(before);
    expect(changed).toHaveBeenCalled();
    const { status } = await frontendApi.answer({
      method: 'GET',
      url: 'https://clerk.example.com/v1/client',
    });
    expect(status).toBe(200);
  });

  it('breaks the connection of a request that hangs', async () => {
    const frontendApi = createFrontendApi();
    frontendApi.fault({ kind: 'hang' });
    const hanging = expect(
      frontendApi.answer({ method: 'GET', url: 'https://clerk.example.com/v1/client' }),
    ).rejects.toThrow('Failed to fetch');
    frontendApi.reset();
    await hanging;
  });
});
