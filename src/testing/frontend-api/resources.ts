import {
  type DeviceRecord,
  isSignedIn,
  type ServerState,
  type SessionRecord,
} from './server-state.ts';
import { mintSessionToken, organizationSlug } from './session-token.ts';

type Resource = Record<string, unknown>;

/** Creates resources in wire format from the server's state. Times are epoch milliseconds. */
export interface ResourceMaker {
  client(): Resource | null;
  session(session: SessionRecord): Resource;
  user(session: SessionRecord): Resource;
  token(session: SessionRecord): Resource;
  /** A session of this browser, as it appears in the list of the user's devices. */
  ownDevice(session: SessionRecord): Resource;
  device(device: DeviceRecord): Resource;
  reverification(session: SessionRecord, status: 'needs_first_factor' | 'complete'): Resource;
}

interface ResourceContext {
  host: string;
  tokenLifetimeMs: number;
  /** The `Origin` of the request, which becomes the authorized party of a token. */
  origin: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const SESSION_LIFETIME_MS = 7 * DAY_MS;
const ABANDON_AFTER_MS = 30 * DAY_MS;

/** Minutes. Clerk asks for verification again once the last one is more than 10 minutes old. */
const STALE_FACTOR_AGE = 60;

export function createResourceMaker(state: ServerState, context: ResourceContext): ResourceMaker {
  const { host, tokenLifetimeMs, origin } = context;
  const firstFactorAge = () => (state.isVerified ? 0 : STALE_FACTOR_AGE);

  function token(session: SessionRecord): Resource {
    const jwt = mintSessionToken({
      sessionId: session.id,
      userId: session.userId,
      status: session.status === 'pending' ? 'pending' : 'active',
      issuer: `https://${host}`,
      authorizedParty: origin ?? `https://${host.replace(/^clerk\./, '')}`,
      issuedAt: Date.now(),
      lifetimeMs: tokenLifetimeMs,
      firstFactorAge: firstFactorAge(),
      organizationId: session.activeOrganizationId,
    });
    return { object: 'token', jwt };
  }

  function publicUserData(session: SessionRecord): Resource {
    return {
      first_name: session.firstName,
      last_name: session.lastName,
      image_url: session.imageUrl,
      has_image: session.imageUrl !== '',
      identifier: session.identifier,
      user_id: session.userId,
    };
  }

  function membership(session: SessionRecord, organizationId: string): Resource {
    const slug = organizationSlug(organizationId);
    const times = { created_at: session.createdAt, updated_at: session.createdAt };
    return {
      object: 'organization_membership',
      id: `orgmem_${session.userId}_${slug}`,
      organization: {
        object: 'organization',
        id: organizationId,
        name: slug.charAt(0).toUpperCase() + slug.slice(1),
        slug,
        image_url: '',
        has_image: false,
        public_metadata: {},
        members_count: 1,
        pending_invitations_count: 0,
        max_allowed_memberships: 5,
        admin_delete_enabled: false,
        ...times,
      },
      role: 'org:admin',
      role_name: 'Admin',
      permissions: [],
      public_metadata: {},
      public_user_data: publicUserData(session),
      ...times,
    };
  }

  function user(session: SessionRecord): Resource {
    const emailAddressId = `idn_${session.userId}`;
    return {
      object: 'user',
      id: session.userId,
      external_id: null,
      primary_email_address_id: emailAddressId,
      primary_phone_number_id: null,
      primary_web3_wallet_id: null,
      image_url: session.imageUrl,
      has_image: session.imageUrl !== '',
      username: null,
      email_addresses: [
        {
          object: 'email_address',
          id: emailAddressId,
          email_address: session.identifier,
          verification: {
            object: 'verification_otp',
            status: 'verified',
            strategy: 'email_code',
            attempts: 1,
            expire_at: session.createdAt,
          },
          linked_to: [],
          matches_sso_connection: false,
        },
      ],
      phone_numbers: [],
      web3_wallets: [],
      external_accounts: [],
      enterprise_accounts: [],
      saml_accounts: [],
      passkeys: [],
      organization_memberships: session.organizationIds.map((id) => membership(session, id)),
      password_enabled: true,
      profile_image_id: '',
      first_name: session.firstName,
      last_name: session.lastName,
      totp_enabled: false,
      backup_code_enabled: false,
      two_factor_enabled: false,
      public_metadata: {},
      unsafe_metadata: {},
      last_sign_in_at: session.createdAt,
      create_organization_enabled: false,
      create_organizations_limit: null,
      delete_self_enabled: false,
      legal_accepted_at: null,
      created_at: session.createdAt,
      updated_at: session.createdAt,
    };
  }

  function timesOf(record: SessionRecord | DeviceRecord): Resource {
    return {
      expire_at: record.createdAt + SESSION_LIFETIME_MS,
      abandon_at: record.createdAt + ABANDON_AFTER_MS,
      last_active_at: record.lastActiveAt,
      created_at: record.createdAt,
      updated_at: record.updatedAt,
    };
  }

  function session(record: SessionRecord): Resource {
    return {
      object: 'session',
      id: record.id,
      status: record.status,
      ...timesOf(record),
      factor_verification_age: [firstFactorAge(), -1],
      last_active_token: isSignedIn(record) ? token(record) : null,
      last_active_organization_id: record.activeOrganizationId,
      actor: record.actorId === null ? null : { sub: record.actorId },
      tasks: record.tasks.length > 0 ? record.tasks.map((key) => ({ key })) : null,
      user: user(record),
      public_user_data: publicUserData(record),
    };
  }

  function client(): Resource | null {
    if (state.clientId === null) return null;
    return {
      object: 'client',
      id: state.clientId,
      sessions: state.sessions.map(session),
      sign_in: null,
      sign_up: null,
      last_active_session_id: state.lastActiveSessionId,
      last_authentication_strategy: null,
      cookie_expires_at: state.cookieExpiresAt,
      captcha_bypass: false,
      created_at: state.clientCreatedAt,
      updated_at: state.clientUpdatedAt,
    };
  }

  return {
    client,
    session,
    user,
    token,

    ownDevice: (record) => ({
      ...session(record),
      user: null,
      latest_activity: {
        object: 'session_activity',
        id: `sess_activity_${record.id}`,
        device_type: 'Macintosh',
        is_mobile: false,
        browser_name: 'Chrome',
        browser_version: '140.0.0.0',
      },
    }),

    device: (record) => ({
      object: 'session',
      id: record.id,
      status: record.status,
      ...timesOf(record),
      factor_verification_age: null,
      last_active_token: null,
      last_active_organization_id: null,
      actor: null,
      tasks: null,
      user: null,
      public_user_data: null,
      latest_activity: {
        object: 'session_activity',
        id: `sess_activity_${record.id}`,
        device_type: record.deviceType,
        is_mobile: record.isMobile,
        browser_name: record.browserName,
        browser_version: record.browserVersion,
        city: record.city,
        country: record.country,
        ip_address: record.ipAddress,
      },
    }),

    reverification: (record, status) => ({
      object: 'session_reverification',
      id: `sess_reverification_${record.id}`,
      status,
      level: 'first_factor',
      session: session(record),
      supported_first_factors: [
        {
          strategy: 'email_code',
          safe_identifier: record.identifier,
          email_address_id: `idn_${record.userId}`,
          primary: true,
        },
      ],
      supported_second_factors: null,
      first_factor_verification:
        status === 'complete' || state.reverificationStage === 'prepared'
          ? {
              object: 'verification_otp',
              status: status === 'complete' ? 'verified' : 'unverified',
              strategy: 'email_code',
              attempts: status === 'complete' ? 1 : 0,
              expire_at: Date.now() + 10 * 60 * 1000,
            }
          : null,
      second_factor_verification: null,
    }),
  };
}
