const ownKey = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY;

/** Without a key, clerk-js is bundled and talks to the faked Frontend API. */
export const clerkProviderProps = ownKey
  ? { publishableKey: ownKey }
  : {
      publishableKey: import.meta.env.VITE_FAKED_PUBLISHABLE_KEY,
      proxyUrl: `${location.origin}/__clerk`,
      Clerk: (await import('@clerk/clerk-js')).Clerk,
      telemetry: false as const,
    };
