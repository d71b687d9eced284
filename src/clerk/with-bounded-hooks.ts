import { withTimeout } from '../core/time-limit.ts';

/** The names under which Core 3 and Core 2 look for the hooks that a framework's SDK or an app installs. */
const HOOKS = [
  '__internal_onBeforeSetActive',
  '__unstable__onBeforeSetActive',
  '__internal_onAfterSetActive',
  '__unstable__onAfterSetActive',
] as const;
const HOOK_LIMIT_MS = 2_000;

type Hook = (intent?: 'sign-out') => unknown;

/**
 * Calls Clerk so that the hooks that run before and after a session change cannot block it forever.
 *
 * In the hook before it, `@clerk/nextjs` clears the router's cache by a server action, and does not catch its failure:
 * offline, or after a deployment, sign-out would never send its request. Clerk reads the hooks at the start of the call, so
 * they are replaced only for that moment.
 *
 * @see clerk/javascript packages/nextjs/src/app-router/client/ClerkProvider.tsx `__internal_onBeforeSetActive`
 */
export function withBoundedHooks<Value>(call: () => Value): Value {
  const hooks = globalThis as { [name in (typeof HOOKS)[number]]?: Hook };
  const originals = HOOKS.map((name) => [name, hooks[name]] as const);
  try {
    for (const [name, hook] of originals) {
      if (hook)
        hooks[name] = (intent) =>
          withTimeout(Promise.resolve(intent).then(hook), HOOK_LIMIT_MS).catch(() => {});
    }
    return call();
  } finally {
    for (const [name, hook] of originals) if (hook) hooks[name] = hook;
  }
}
