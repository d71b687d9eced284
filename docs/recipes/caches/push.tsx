import { SignOutDefaults, useBeforeSignOut, useSignedOut } from 'clerk-sign-out/react';
import type { ReactNode } from 'react';

/** Requests to your server, with the token of the session. */
interface PushServer {
  save: (subscription: PushSubscription) => Promise<void>;
  forget: (endpoint: string) => Promise<void>;
}

async function currentSubscription() {
  const registration = await navigator.serviceWorker.getRegistration();
  return registration?.pushManager.getSubscription();
}

/** Around everything that signs out. */
export function PushMessages({ server, children }: { server: PushServer; children: ReactNode }) {
  useBeforeSignOut(async () => {
    const subscription = await currentSubscription();
    if (subscription) await server.forget(subscription.endpoint);
  });
  useSignedOut(async () => {
    const subscription = await currentSubscription();
    await subscription?.unsubscribe();
  });
  const saveAgain = async () => {
    const subscription = await currentSubscription();
    if (subscription) await server.save(subscription);
  };
  return <SignOutDefaults onError={saveAgain}>{children}</SignOutDefaults>;
}
