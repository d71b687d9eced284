import { forwardRef, useCallback, useContext, useState } from 'react';
import { getSignedInSessions, onSessionsChanged, report } from '#shared';
import { fill } from '../../messages/fill.ts';
import { messagesAbout } from '../../messages/messages-about.ts';
import { problemOf } from '../../messages/problem-of.ts';
import { useDeviceSessions } from '../../react/use-device-sessions.ts';
import { placeOf } from '../confirm-dialog/place.ts';
import { useMenu } from './menu-context.ts';
import { MenuDevicesView } from './menu-devices.view.tsx';
import { type MenuSettings, MenuSettingsContext } from './menu-settings.ts';
import type {
  MenuDevicesViewProps,
  SessionSignOutMenuDevicesProps,
} from './session-sign-out-menu.types.ts';

/**
 * The devices on which the current account is signed in, loaded when the menu opens. Each other device can be signed out,
 * or all of them at once if there are several. “None” and “could not be loaded” are shown differently.
 */
export const SessionSignOutMenuDevices = /* @__PURE__ */ forwardRef<
  HTMLDivElement,
  SessionSignOutMenuDevicesProps
>(function SessionSignOutMenuDevices(props, ref) {
  const { messages, announce, contentRef } = useMenu();
  const { ask, ...options } = useContext(MenuSettingsContext) as MenuSettings;
  const { clerk } = options;
  const { devices, status, revoke, reload } = useDeviceSessions(options);
  const [now] = useState(Date.now);
  const onRevoke = useCallback<NonNullable<MenuDevicesViewProps['onRevoke']>>(
    async ({ id }, name, fullName) => {
      const question = new AbortController();
      const owner = getSignedInSessions(clerk).find(({ isCurrent }) => isCurrent)?.id;
      const unsubscribe = onSessionsChanged(clerk, () => {
        // The question names a device of a person who has left.
        if (getSignedInSessions(clerk).every(({ id }) => id !== owner)) question.abort();
      });
      const isAgreed = await Promise.resolve()
        .then(() =>
          ask('devices', {
            texts: { title: fill(messages.signOutOf, fullName) },
            reasons: [],
            signal: question.signal,
            from: contentRef.current ? placeOf(contentRef.current) : undefined,
          }),
        )
        .catch(report);
      unsubscribe();
      if (isAgreed !== true) return;
      const result = await revoke(id);
      if (result.status === 'signed-out') announce('status', fill(messages.signedOutOf, fullName));
      if (result.status === 'error')
        announce('alert', `${fullName}: ${problemOf(messagesAbout(messages, { name }), result)}`);
    },
    [clerk, ask, messages, announce, contentRef, revoke],
  );
  return (
    <MenuDevicesView
      {...props}
      {...{ devices, status, now, onRevoke }}
      ref={ref}
      onReload={() => void reload()}
    />
  );
});
