type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function merge(base: JsonObject, over: JsonObject): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(over)) {
    const own = merged[key];
    merged[key] = isObject(own) && isObject(value) ? merge(own, value) : value;
  }
  return merged;
}

function attribute(name: string, enabled: boolean, verifications: string[] = []): JsonObject {
  return {
    name,
    enabled,
    required: enabled,
    used_for_first_factor: verifications.length > 0,
    first_factors: verifications,
    used_for_second_factor: false,
    second_factors: [],
    verifications,
    verify_at_sign_up: verifications.length > 0,
  };
}

/**
 * The environment resource of a production instance with several sessions per browser and no optional feature.
 *
 * @see Clerk's `packages/shared/src/types/json.ts`, `EnvironmentJSON`
 */
export function environmentResource(
  host: string,
  reverification: boolean,
  overrides: JsonObject,
): JsonObject {
  const domain = host.replace(/^clerk\./, '').replace(/:\d+$/, '');
  const accounts = `https://accounts.${domain}`;
  const home = `https://${domain}`;
  const defaults: JsonObject = {
    object: 'environment',
    id: 'env_fake',
    maintenance_mode: false,
    auth_config: {
      object: 'auth_config',
      id: 'aac_fake',
      single_session_mode: false,
      claimed_at: null,
      reverification,
    },
    display_config: {
      object: 'display_config',
      id: 'display_config_fake',
      instance_environment_type: 'production',
      application_name: 'Example',
      branded: false,
      captcha_heartbeat: false,
      theme: {},
      preferred_sign_in_strategy: 'password',
      home_url: home,
      sign_in_url: `${accounts}/sign-in`,
      sign_up_url: `${accounts}/sign-up`,
      user_profile_url: `${accounts}/user`,
      after_sign_in_url: home,
      after_sign_up_url: home,
      after_sign_out_one_url: `${accounts}/sign-in/choose`,
      after_sign_out_all_url: `${accounts}/sign-in`,
      after_switch_session_url: home,
      organization_profile_url: `${accounts}/organization`,
      create_organization_url: `${accounts}/create-organization`,
      after_leave_organization_url: home,
      after_create_organization_url: home,
      logo_image_url: '',
      favicon_image_url: '',
      support_email: null,
      clerk_js_version: '',
    },
    user_settings: {
      object: 'user_settings',
      id: 'user_settings_fake',
      attributes: {
        email_address: attribute('email_address', true, ['email_code']),
        password: attribute('password', true),
        phone_number: attribute('phone_number', false),
        username: attribute('username', false),
        web3_wallet: attribute('web3_wallet', false),
        first_name: attribute('first_name', false),
        last_name: attribute('last_name', false),
        authenticator_app: attribute('authenticator_app', false),
        backup_code: attribute('backup_code', false),
        passkey: attribute('passkey', false),
      },
      social: {},
      actions: { create_organization: false, delete_self: false },
      sign_in: { second_factor: { required: false, enabled: false } },
      sign_up: {
        allowlist_only: false,
        captcha_enabled: false,
        legal_consent_enabled: false,
        mode: 'public',
        progressive: true,
      },
      password_settings: {},
      passkey_settings: { allow_autofill: false, show_sign_in_button: false },
      username_settings: {},
    },
    organization_settings: {
      object: 'organization_settings',
      id: 'organization_settings_fake',
      enabled: false,
      max_allowed_memberships: 5,
      actions: { admin_delete: false },
      domains: { enabled: false, enrollment_modes: [], default_role: null },
      slug: { disabled: false },
      force_organization_selection: false,
    },
    commerce_settings: {
      object: 'commerce_settings',
      id: 'commerce_settings_fake',
      billing: {
        organization: { enabled: false, has_paid_plans: false },
        user: { enabled: false, has_paid_plans: false },
      },
    },
    api_keys_settings: {
      object: 'api_keys_settings',
      id: 'api_keys_settings_fake',
      enabled: false,
    },
    protect_config: { object: 'protect_config', id: 'protect_config_fake' },
  };
  return merge(defaults, overrides);
}
