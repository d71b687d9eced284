import { Clerk } from '@clerk/clerk-js';
import { createRoot } from 'react-dom/client';
import { SessionSignOutMenu, SignOutButton } from '../../src/entries/sdk.ts';

/** Shows Clerk's menu and ours, both open, under one `appearance`. */
async function show(publishableKey: string) {
  // The global that the bundle of `@clerk/ui` sets.
  const ClerkUI = window.__internal_ClerkUICtor;
  if (!ClerkUI) throw new Error('The bundle of @clerk/ui has not run.');
  const clerk = new Clerk(publishableKey);
  await clerk.load({
    ui: { ClerkUI },
    telemetry: false,
    appearance: {
      variables: {
        colorPrimary: '#6c47ff',
        colorPrimaryForeground: '#fff',
        borderRadius: '0.75rem',
      },
    },
  });
  const page = document.querySelector('main') as HTMLElement;
  createRoot(page).render(
    <>
      <section>
        <h2>Clerk’s UserButton</h2>
        <div ref={(node) => void (node && clerk.mountUserButton(node, { defaultOpen: true }))} />
      </section>
      <section>
        <h2>SessionSignOutMenu, SignOutButton</h2>
        {/* Held open: each of the two menus closes when the other takes the focus. */}
        <SessionSignOutMenu clerk={clerk} switchable open />
        <p>
          <SignOutButton clerk={clerk} />
          <SignOutButton clerk={clerk} variant="outline" />
        </p>
      </section>
    </>,
  );
}

Object.assign(window, { show });
