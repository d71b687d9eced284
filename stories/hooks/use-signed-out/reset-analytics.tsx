import { useSignedOut } from '../../../src/entries/sdk.ts';

export interface Analytics {
  track: (event: string, properties: object) => void;
  reset: () => void;
}

/** Render it anywhere below the provider: it shows nothing. */
export function AnalyticsOnSignOut({ analytics }: { analytics: Analytics }) {
  useSignedOut(({ userId, sessionIds }) => {
    analytics.track('Signed out', { userId, sessions: sessionIds.length });
    analytics.reset();
  });
  return null;
}
