import { SignOutError, type SignOutErrorCode } from '../core/errors.ts';
import type { TargetKey } from '../core/target.ts';

const STORAGE_KEY = 'clerk-sign-out:error';

interface KeptError {
  key: TargetKey;
  code: SignOutErrorCode;
  retryAfterMs?: number;
}

/** Keeps an error through a reload of the page. Returns false where the browser stores nothing. */
export function keepErrorForReload(key: TargetKey, { code, retryAfterMs }: SignOutError): boolean {
  try {
    sessionStorage.setItem(STORAGE_KEY, JSON.stringify({ key, code, retryAfterMs }));
    return true;
  } catch {
    return false;
  }
}

/** The error that a reload interrupted, once. */
export function takeKeptError(): { key: TargetKey; error: SignOutError } | undefined {
  try {
    const kept = sessionStorage.getItem(STORAGE_KEY);
    if (!kept) return undefined;
    sessionStorage.removeItem(STORAGE_KEY);
    const { key, code, retryAfterMs } = JSON.parse(kept) as KeptError;
    return { key, error: new SignOutError(code, { retryAfterMs }) };
  } catch {
    return undefined;
  }
}
