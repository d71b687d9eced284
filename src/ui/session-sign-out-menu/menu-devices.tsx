import { forwardRef, useState } from 'react';
import { fill } from '../../react/messages/fill.js';
import { problemOf } from '../../react/messages/problem-of.js';
import { useDeviceSessions } from '../../react/use-device-sessions.js';
import { useMenu } from './menu-context.js';
import { MenuDevicesView } from './menu-devices.view.js';
import { useMenuSettings } from './menu-settings.js';
import type { SessionSignOutMenuDevicesProps } from './session-sign-out-menu.types.js';

/**
 * The devices on which the current account is signed in, asked for when the menu opens. Each other one can be signed
 * out, and with several of them all at once. “None” and “could not be loaded” are told apart.
 */
export const SessionSignOutMenuDevices = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuDevicesProps
>(function SessionSignOutMenuDevices(props, ref) {
  const { ask, ...options } = useMenuSettings();
  const { messages, announce } = useMenu();
  const { devices, status, revoke, reload } = useDeviceSessions(options);
  const [now] = useState(Date.now);
  return (
    <MenuDevicesView
      {...props}
      {...{ devices, status, now }}
      ref={ref}
      onReload={() => void reload()}
      onRevoke={async ({ id }, name) => {
        if (!(await ask('devices', fill(messages.signOutOf, name), []))) return;
        const result = await revoke(id);
        if (result.status === 'signed-out') announce('status', fill(messages.signedOutOf, name));
        if (result.status === 'error') announce('alert', `${name}: ${problemOf(messages, result)}`);
      }}
    />
  );
});
