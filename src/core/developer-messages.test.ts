import { afterEach, describe, expect, it, vi } from 'vitest';

afterEach(() => void vi.unstubAllEnvs());

/** The modules as an app first loads them. */
async function load() {
  vi.resetModules();
  const { SignOutError } = await import('./errors.ts');
  const { assertSignOutOptions } = await import('./options.ts');
  return {
    description: () => new SignOutError('offline').message,
    refusal: () => {
      try {
        assertSignOutOptions({ timeoutMs: -1 });
        return undefined;
      } catch (error) {
        return (error as TypeError).message;
      }
    },
  };
}

const docs = 'https://github.com/clerk-sign-out/clerk-sign-out/blob/main/docs/errors.md';

describe('messages for developers', () => {
  it('say in development what happened and what was expected', async () => {
    vi.stubEnv('NODE_ENV', 'development');
    const { description, refusal } = await load();
    expect(description()).toBe(
      `clerk-sign-out (offline): The browser is offline. See ${docs}#offline`,
    );
    expect(refusal()).toBe(
      'clerk-sign-out: timeoutMs: expected milliseconds above 0 and below 2147483648.',
    );
  });

  it('are the code, the name and a link in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    const { description, refusal } = await load();
    expect(description()).toBe(`clerk-sign-out (offline). See ${docs}#offline`);
    expect(refusal()).toBe(`clerk-sign-out: timeoutMs: not as expected. See ${docs}#bad-options`);
  });
});
