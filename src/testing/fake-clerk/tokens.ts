import type { ClerkGeneration, FakeToken } from './types.ts';

/** The session tokens that clerk-js keeps until shortly before they expire. */
export interface TokenCache {
  get(id: string): FakeToken | undefined;
  set(id: string, token: FakeToken): void;
  clear(): void;
}

/** Milliseconds before its end at which a token is no longer used. */
const LEEWAY_MS: Record<ClerkGeneration, number> = { 'core-2': 15_000, 'core-3': 5_000 };

export function createTokenCache(generation: ClerkGeneration): TokenCache {
  const tokens = new Map<string, FakeToken>();
  return {
    get(id) {
      const token = tokens.get(id);
      const expiresAt = Number(token?.jwt.claims['exp'] ?? 0) * 1000;
      return expiresAt - Date.now() > LEEWAY_MS[generation] ? token : undefined;
    },
    set: (id, token) => void tokens.set(id, token),
    clear: () => tokens.clear(),
  };
}

export function readToken(jwt: string): FakeToken {
  const payload = (jwt.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/');
  return { jwt: { claims: JSON.parse(atob(payload)) }, getRawString: () => jwt };
}
