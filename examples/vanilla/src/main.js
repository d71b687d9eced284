import { Clerk } from '@clerk/clerk-js';
import { attachSignOut } from 'clerk-sign-out/js';

const ownKey = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY;

// With your own key, this is the real Clerk. Without one, clerk-js talks to the faked Frontend API.
const clerk = ownKey
  ? new Clerk(ownKey)
  : new Clerk(import.meta.env.VITE_FAKED_PUBLISHABLE_KEY, {
      proxyUrl: `${location.origin}/__clerk`,
    });

const app = document.getElementById('app');
const button = document.getElementById('sign-out');

// The button works from here on, because a press waits until Clerk has loaded.
attachSignOut(button, clerk, { redirectUrl: '/', timeoutMs: 5_000 });

await clerk.load(ownKey ? {} : { telemetry: false });

clerk.addListener(({ session, user }) => {
  // In Clerk's transitive state `session` is undefined. The page does not change then.
  if (session === undefined) return;
  app.dataset.testid = session ? 'signed-in' : 'signed-out';
  app.textContent = session ? `Signed in as ${user.fullName}.` : 'You are signed out.';
  button.hidden = !session;
});
