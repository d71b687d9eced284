import { Clerk } from '@clerk/clerk-js/no-rhc';
import { createRoot } from 'react-dom/client';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { useDeviceSessions } from '../../src/react/use-device-sessions.ts';
import { SessionSignOutMenu } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.tsx';

/** A list as an app would write it. */
function List({ clerk }: { clerk: ClerkInstance }) {
  const { devices, revokeOthers } = useDeviceSessions({ clerk });
  return (
    <>
      <button type="button" onClick={() => revokeOthers()}>
        Sign out of all other devices
      </button>
      <ul>
        {devices.map(({ id, deviceType, state }) => (
          <li key={id}>
            {deviceType} {state.status}
          </li>
        ))}
      </ul>
    </>
  );
}

function Menu({ clerk }: { clerk: ClerkInstance }) {
  return <SessionSignOutMenu clerk={clerk} devices />;
}

Object.assign(window, {
  show: async (list: 'list' | 'menu', publishableKey: string, proxyUrl: string) => {
    const clerk = new Clerk(publishableKey, { proxyUrl });
    await clerk.load({ telemetry: false } as object);
    const root = document.body.appendChild(document.createElement('div'));
    const Shown = list === 'list' ? List : Menu;
    createRoot(root).render(<Shown clerk={clerk as unknown as ClerkInstance} />);
  },
});
