import { type ClerkInstance, documentationOf } from '#shared';

/** The SDK that `#clerk` is in this bundle; the build sets it. */
declare const CLERK_SDK: string | undefined;
declare const process: { env: { NODE_ENV?: string } };

/** Advice for developers about import paths. */
interface EntryAdvice {
  noProvider: string;
  /** Warns once in the console if the app's SDK needs another import path. */
  compare(clerk: ClerkInstance): void;
}

const advice = (): EntryAdvice => {
  const importPaths = new Map([
    ['@clerk/clerk-react', 'clerk-sign-out'],
    ...['react', 'nextjs', 'react-router', 'tanstack-react-start', 'expo', 'clerk-expo'].map(
      (name) => [`@clerk/${name}`, `clerk-sign-out/${name}`] as const,
    ),
  ]);
  const ownSdk = typeof CLERK_SDK === 'undefined' ? undefined : CLERK_SDK;
  let isCompared = !ownSdk;
  return {
    noProvider:
      'Import from clerk-sign-out for @clerk/clerk-react, /react for @clerk/react, and likewise ' +
      '/nextjs, /react-router, /tanstack-react-start, /expo and /clerk-expo. For any other SDK, ' +
      'import from /headless and pass the option clerk. ',
    compare: (clerk) => {
      // Every Clerk SDK sets its name on the Clerk instance that it creates.
      const { sdkMetadata } = clerk as { sdkMetadata?: { name?: string } | undefined };
      const sdk = sdkMetadata?.name;
      const right = importPaths.get(sdk ?? '');
      // In tests, Expo's provider, which creates its own Clerk, is replaced by the provider of @clerk/react beneath it.
      const isBaseOfExpo = /expo$/.test(ownSdk ?? '') && /react$/.test(sdk ?? '');
      if (isCompared || !right || sdk === ownSdk || isBaseOfExpo) return;
      isCompared = true;
      // biome-ignore lint/suspicious/noConsole: for the developer; it works only because the two SDKs share a context
      console.warn(
        `clerk-sign-out: this app uses ${sdk}, and imports from ${importPaths.get(ownSdk ?? '')}, ` +
          `which is for ${ownSdk}. Import from ${right}. ${documentationOf('wrong-entry')}`,
      );
    },
  };
};

/** `undefined` in a production build, as in core/developer-messages.ts and by the same form. */
export let entryAdvice: EntryAdvice | undefined;
const addAdvice = () => {
  entryAdvice = advice();
};
try {
  process.env.NODE_ENV !== 'production' && addAdvice();
} catch {
  addAdvice();
}
