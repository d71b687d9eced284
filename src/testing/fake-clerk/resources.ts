import type { ApiClient, Json } from './api-client.ts';
import { readToken, type TokenCache } from './tokens.ts';
import type { FakeClient, FakeDeviceSession, FakeSession, FakeUser } from './types.ts';

/** Shared by the resources of one fake. */
export interface ResourceContext {
  api: ApiClient;
  tokens: TokenCache;
  /** Logs the calls of a public method. */
  logged<Arguments extends unknown[], Value>(
    method: string,
    run: (...args: Arguments) => Promise<Value>,
  ): (...args: Arguments) => Promise<Value>;
  /** Called when a token was fetched: clerk-js then notifies every listener. */
  tokenFetched(): void;
}

/** A resource that answers of the server change in place. */
type Mutable<Resource> = { -readonly [Name in keyof Resource]: Resource[Name] };

/** A session with the internal methods that clerk-js calls. */
export interface SessionResource extends FakeSession {
  /** Touches without taking over the client of the answer, which is returned. */
  touchSilently(): Promise<Json | undefined>;
  touchAndUpdate(): Promise<void>;
  removeNow(): Promise<void>;
}

/** The client with the internal methods that clerk-js calls. */
export interface ClientResource extends FakeClient {
  readonly sessions: readonly SessionResource[];
  readonly signedInSessions: readonly SessionResource[];
  read(json: Json | null): void;
  fetchNow(): Promise<void>;
  removeSessionsNow(): Promise<void>;
  destroyNow(): Promise<void>;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** @see clerk/javascript packages/clerk-js/src/core/resources/Client.ts */
export function createClient(context: ResourceContext): ClientResource {
  const { api, tokens, logged } = context;

  const get = (options = {}, script?: 'reload') =>
    api.fetch({ method: 'GET', path: '/client', ...(script && { script }) }, options);

  const client: Mutable<ClientResource> = {
    id: undefined,
    sessions: [],
    get signedInSessions() {
      return client.sessions.filter(({ status }) => status === 'active' || status === 'pending');
    },
    lastActiveSessionId: null,
    cookieExpiresAt: null,
    createdAt: null,
    updatedAt: null,

    read(json) {
      if (!json) return;
      client.id = json['id'] as string;
      client.sessions = ((json['sessions'] ?? []) as Json[]).map((session) =>
        createSession(session, context),
      );
      client.lastActiveSessionId = json['last_active_session_id'] as string | null;
      client.cookieExpiresAt = json['cookie_expires_at'] ? toDate(json['cookie_expires_at']) : null;
      client.createdAt = toDate(json['created_at']);
      client.updatedAt = toDate(json['updated_at']);
    },

    async fetchNow() {
      client.read(responseOf(await get()));
    },

    async removeSessionsNow() {
      const answer = await api.fetch({
        method: 'DELETE',
        path: '/client/sessions',
        script: 'signOut',
      });
      client.read(responseOf(answer));
      tokens.clear();
    },

    async destroyNow() {
      await api.fetch({ method: 'DELETE', path: '/client', script: 'signOut' });
      tokens.clear();
      client.id = '';
      client.sessions = [];
      client.lastActiveSessionId = null;
      client.cookieExpiresAt = null;
      client.createdAt = null;
      client.updatedAt = null;
    },

    reload: logged('client.reload', async () => {
      client.read(responseOf(await get({ forceUpdateClient: true }, 'reload')));
      return client;
    }),
    fetch: logged('client.fetch', async () => {
      client.read(responseOf(await get({}, 'reload')));
      return client;
    }),
    removeSessions: logged('client.removeSessions', async () => {
      await client.removeSessionsNow();
      return client;
    }),
    destroy: logged('client.destroy', () => client.destroyNow()),

    isEligibleForTouch: () =>
      client.cookieExpiresAt !== null && +client.cookieExpiresAt - Date.now() <= 8 * DAY_MS,
    buildTouchUrl: ({ redirectUrl }) =>
      api.buildUrl({ method: 'GET', path: '/client/touch' }, { redirect_url: redirectUrl.href })
        .href,
    clearCache: () => tokens.clear(),
  };
  return client;
}

/** @see clerk/javascript packages/clerk-js/src/core/resources/Session.ts */
function createSession(data: Json, context: ResourceContext): SessionResource {
  const { api, tokens, logged } = context;

  const fieldsOf = (json: Json) => {
    const token = json['last_active_token'] as { jwt: string } | null;
    return {
      id: json['id'] as string,
      status: json['status'] as string,
      lastActiveAt: toDate(json['last_active_at']),
      expireAt: toDate(json['expire_at']),
      abandonAt: toDate(json['abandon_at']),
      createdAt: toDate(json['created_at']),
      updatedAt: toDate(json['updated_at']),
      factorVerificationAge: json['factor_verification_age'] as [number, number] | null,
      lastActiveOrganizationId: json['last_active_organization_id'] as string | null,
      actor: (json['actor'] ?? null) as FakeSession['actor'],
      tasks: (json['tasks'] ?? null) as FakeSession['tasks'],
      user: createUser((json['user'] ?? {}) as Json, context),
      publicUserData: readPublicUserData((json['public_user_data'] ?? {}) as Json),
      lastActiveToken: token && readToken(token.jwt),
    };
  };

  const update = (answer: Json | null) => {
    const json = responseOf(answer);
    if (json) Object.assign(session, fieldsOf(json));
  };

  const post = async (action: 'touch' | 'end' | 'remove', options = {}) => {
    const answer = await api.fetch(
      {
        method: 'POST',
        path: `/client/sessions/${session.id}/${action}`,
        script: action === 'touch' ? 'setActive' : 'signOut',
      },
      options,
    );
    update(answer);
    return answer;
  };

  const end = async (action: 'end' | 'remove') => {
    // Clerk clears the tokens of every session, not only this one, before the request.
    tokens.clear();
    await post(action);
  };

  const session: SessionResource = {
    ...fieldsOf(data),
    get currentTask() {
      return session.tasks?.[0];
    },

    async touchSilently() {
      const answer = await post('touch', { skipUpdateClient: true });
      return (answer?.['client'] ?? undefined) as Json | undefined;
    },
    touchAndUpdate: async () => void (await post('touch')),
    removeNow: () => end('remove'),

    touch: logged('session.touch', async () => {
      await post('touch');
      return session;
    }),
    end: logged('session.end', async () => {
      await end('end');
      return session;
    }),
    remove: logged('session.remove', async () => {
      await end('remove');
      return session;
    }),
    reload: logged('session.reload', async () => {
      const path = `/client/sessions/${session.id}`;
      update(await api.fetch({ method: 'GET', path }, { forceUpdateClient: true }));
      return session;
    }),

    async getToken({ template, skipCache = false } = {}) {
      const key = template === undefined ? session.id : `${session.id}-${template}`;
      const kept = skipCache ? undefined : tokens.get(key);
      if (kept) return kept.getRawString();
      const suffix = template === undefined ? '' : `/${template}`;
      const answer = await api.fetch({
        method: 'POST',
        path: `/client/sessions/${session.id}/tokens${suffix}`,
      });
      if (!answer) return null;
      const token = readToken(answer['jwt'] as string);
      tokens.set(key, token);
      if (template === undefined) {
        Object.assign(session, { lastActiveToken: token });
        context.tokenFetched();
      }
      return token.getRawString();
    },
    clearCache: () => tokens.clear(),
  };

  if (session.lastActiveToken) tokens.set(session.id, session.lastActiveToken);
  return session;
}

/** @see clerk/javascript packages/clerk-js/src/core/resources/User.ts */
function createUser(data: Json, context: ResourceContext): FakeUser {
  const { api, logged } = context;
  let cachedSessions: FakeDeviceSession[] | undefined;

  const read = (json: Json) => {
    const emailAddresses = ((json['email_addresses'] ?? []) as Json[]).map((email) => ({
      id: email['id'] as string,
      emailAddress: email['email_address'] as string,
      verification: { status: 'verified' },
      linkedTo: [],
    }));
    const firstName = (json['first_name'] || null) as string | null;
    const lastName = (json['last_name'] || null) as string | null;
    const primaryEmailAddressId = (json['primary_email_address_id'] ?? null) as string | null;
    return {
      id: (json['id'] ?? '') as string,
      externalId: null,
      firstName,
      lastName,
      fullName: [firstName, lastName].filter(Boolean).join(' ') || null,
      username: (json['username'] ?? null) as string | null,
      imageUrl: (json['image_url'] ?? '') as string,
      hasImage: json['has_image'] === true,
      primaryEmailAddressId,
      primaryEmailAddress: emailAddresses.find(({ id }) => id === primaryEmailAddressId) ?? null,
      emailAddresses,
      primaryPhoneNumber: null,
      phoneNumbers: [],
      web3Wallets: [],
      externalAccounts: [],
      enterpriseAccounts: [],
      passkeys: [],
      organizationMemberships: [],
      publicMetadata: {},
      unsafeMetadata: {},
      passwordEnabled: json['password_enabled'] === true,
      twoFactorEnabled: false,
      lastSignInAt: toDate(json['last_sign_in_at']),
      createdAt: toDate(json['created_at']),
      updatedAt: toDate(json['updated_at']),
    };
  };

  const user = {
    ...read(data),

    getSessions: logged('user.getSessions', async () => {
      cachedSessions ??= await retrieveDevices(context);
      return cachedSessions;
    }),

    reload: logged('user.reload', async (): Promise<FakeUser> => {
      const answer = await api.fetch({ method: 'GET', path: '/me' }, { forceUpdateClient: true });
      const json = responseOf(answer);
      if (json) Object.assign(user, read(json));
      return user;
    }),
  };
  return user;
}

/** @see clerk/javascript packages/clerk-js/src/core/resources/SessionWithActivities.ts */
async function retrieveDevices(context: ResourceContext): Promise<FakeDeviceSession[]> {
  try {
    const { payload } = await context.api.request({
      method: 'GET',
      path: '/me/sessions/active',
      script: 'getSessions',
    });
    return (payload as Json[]).map((json) => createDeviceSession(json, context));
  } catch {
    // Clerk turns every failure, including a refusal, into an empty list.
    return [];
  }
}

function createDeviceSession(data: Json, { api, logged }: ResourceContext): FakeDeviceSession {
  const read = (json: Json) => {
    const activity = (json['latest_activity'] ?? {}) as Json;
    const text = (name: string) => activity[name] as string | undefined;
    return {
      id: json['id'] as string,
      status: json['status'] as string,
      expireAt: toDate(json['expire_at']),
      abandonAt: toDate(json['abandon_at']),
      lastActiveAt: toDate(json['last_active_at']),
      actor: null,
      latestActivity: {
        id: activity['id'] as string,
        deviceType: text('device_type'),
        isMobile: activity['is_mobile'] as boolean | undefined,
        browserName: text('browser_name'),
        browserVersion: text('browser_version'),
        city: text('city'),
        country: text('country'),
        ipAddress: text('ip_address'),
      },
    };
  };

  const device = {
    ...read(data),
    revoke: logged('device.revoke', async (): Promise<FakeDeviceSession> => {
      const path = `/me/sessions/${device.id}/revoke`;
      const json = responseOf(await api.fetch({ method: 'POST', path, script: 'revoke' }));
      if (json) Object.assign(device, read(json));
      return device;
    }),
  };
  return device;
}

function readPublicUserData(json: Json): FakeSession['publicUserData'] {
  return {
    firstName: (json['first_name'] || null) as string | null,
    lastName: (json['last_name'] || null) as string | null,
    imageUrl: (json['image_url'] || '') as string,
    hasImage: json['has_image'] === true,
    identifier: (json['identifier'] || '') as string,
    userId: json['user_id'] as string | undefined,
  };
}

/** Unwraps an envelope as clerk-js does: without a `response` in it, the whole answer is the response. */
function responseOf(answer: Json | null): Json | null {
  return ((answer?.['response'] as Json | null | undefined) || answer) ?? null;
}

/** Clerk's `unixEpochToDate`: a missing time is now. */
function toDate(time: unknown): Date {
  return new Date((time as number | null | undefined) || Date.now());
}
