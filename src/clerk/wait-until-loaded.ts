import { SignOutError } from '../core/errors.ts';
import type { ClerkInstance } from './clerk-instance.ts';

const POLL_MS = 50;

/** Resolves when Clerk can be called, and rejects when it has failed to load. May never settle. */
export function waitUntilLoaded(clerk: ClerkInstance): Promise<void> {
  return new Promise((resolve, reject) => {
    const check = () => {
      if (clerk.status === 'error') reject(new SignOutError('clerk_not_loaded'));
      else if (clerk.loaded) resolve();
      else return;
      clearInterval(timer);
      clerk.off?.('status', check);
    };
    // `on` is missing in early releases of Core 2, and a wrapper can be loaded a moment after it says "ready".
    const timer = setInterval(check, POLL_MS);
    clerk.on?.('status', check);
    check();
  });
}
