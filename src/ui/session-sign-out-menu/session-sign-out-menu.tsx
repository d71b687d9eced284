import { useRef, useState } from 'react';
import {
  developerAdvice,
  getPresenters,
  getSignOutGuardReasons,
  getSignOutStore,
  optionsOf,
  switchSession,
  withDefaults,
} from '#shared';
import { fullNameOf } from '../../components/account-name.ts';
import { accountSignOutOptions } from '../../components/account-sign-out-options.ts';
import { fill } from '../../messages/fill.ts';
import { useSignOutDefaults } from '../../react/sign-out-defaults.tsx';
import { useAppearance } from '../../react/use-appearance.ts';
import { useClerkInstance } from '../../react/use-clerk-instance.ts';
import { useClerkLoadState } from '../../react/use-clerk-load-state.ts';
import { useLocalization } from '../../react/use-localization.ts';
import { useMenuMessages } from '../../react/use-menu-messages.ts';
import { useSignOut } from '../../react/use-sign-out.ts';
import { useSignedInSessions } from '../../react/use-signed-in-sessions.ts';
import { placeOf } from '../confirm-dialog/place.ts';
import { SessionSignOutMenuContent } from './menu-content.tsx';
import { SessionSignOutMenuDevices } from './menu-devices.tsx';
import {
  SessionSignOutMenuAll,
  SessionSignOutMenuItem,
  SessionSignOutMenuItems,
  SessionSignOutMenuLabel,
  SessionSignOutMenuOthers,
  SessionSignOutMenuSeparator,
} from './menu-parts.tsx';
import { MenuSettingsContext } from './menu-settings.ts';
import { SessionSignOutMenuTrigger } from './menu-trigger.tsx';
import type { MenuTarget, SessionSignOutMenuProps } from './session-sign-out-menu.types.ts';
import { SessionSignOutMenuView } from './session-sign-out-menu.view.tsx';
import { useMenuConfirmation } from './use-menu-confirmation.ts';

/** Provides the state of the menu to its parts. Without children, it renders the whole menu. */
export function SessionSignOutMenuRoot(props: SessionSignOutMenuProps) {
  const {
    clerk: explicitClerk,
    redirectUrl,
    next = 'most-recent',
    confirm,
    switchable = false,
    devices = false,
    localization,
    messages: ownMessages,
    fallback,
    open,
    defaultOpen,
    onOpenChange,
    dir,
    unstyled,
    classNames,
    appearance,
    children,
    ...options
  } = withDefaults({}, props);
  const clerk = useClerkInstance(explicitClerk);
  developerAdvice?.checkProps(props);
  const defaults = useSignOutDefaults();
  const loadState = useClerkLoadState(clerk);
  const accounts = useSignedInSessions({ clerk });
  const { locale } = useLocalization(clerk, localization) ?? {};
  const messages = useMenuMessages({ clerk, localization, messages: ownMessages });
  const { signOut } = useSignOut({ ...options, clerk });
  const appearanceTheme = useAppearance(clerk, appearance);
  const theme = unstyled ? undefined : appearanceTheme;
  const { ask, isAsking } = useMenuConfirmation(
    confirm ?? defaults.confirm,
    { messages, unstyled, classNames, theme },
    locale,
  );
  const menuRef = useRef<HTMLDivElement>(null);
  const store = getSignOutStore(clerk);
  const presenters = getPresenters(clerk);
  const [presenter] = useState<object>(() => ({}));

  const onSignOut = (target: MenuTarget, chosen?: { sessionId: string }) => {
    const account =
      typeof target === 'object' ? accounts.find(({ id }) => id === target.sessionId) : undefined;
    const follower = chosen ?? (next === 'choose' ? 'most-recent' : next);
    const reasons = account?.isCurrent || target === 'all' ? getSignOutGuardReasons(clerk) : [];
    // The current account is the first row: pressing Enter twice would open the menu and end the session.
    const needsQuestion = account?.isCurrent && !switchable && !chosen;
    const from = menuRef.current ? placeOf(menuRef.current) : undefined;
    let isAgreed = false;
    const question = async (signal: AbortSignal) => {
      const asked = { reasons, signal, from };
      if (account) {
        const texts = { title: fill(messages.signOutOf, fullNameOf(account)) };
        return ask('account', { ...asked, texts, byDefault: needsQuestion });
      }
      const confirm = messages.confirmAll;
      return target === 'all'
        ? ask('all', { ...asked, texts: { title: messages.signOutAll, confirm } })
        : ask('devices', { ...asked, texts: { title: messages.signOutOthers, confirm } });
    };
    return signOut({
      ...(target === 'other-devices'
        ? { scope: target, redirectUrl: false }
        : accountSignOutOptions(accounts, account, { next: follower, redirectUrl })),
      confirm: async ({ signal }) => {
        // A retry does not ask again.
        isAgreed ||= await question(signal);
        return isAgreed;
      },
    });
  };

  return (
    <MenuSettingsContext.Provider value={{ ...options, clerk, ask, presenter }}>
      <SessionSignOutMenuView
        {...{ accounts, messages, onSignOut, isAsking, menuRef, fallback }}
        {...{ open, defaultOpen, onOpenChange, dir, unstyled, classNames }}
        theme={theme}
        states={store}
        isSilent={(key) => presenters.isSilent(key, presenter)}
        locale={locale}
        loadState={loadState}
        asksForNext={next === 'choose'}
        onRetry={(key) =>
          void store.retry(key, () => {
            const { sessionId } = optionsOf(key);
            return onSignOut(sessionId ? { sessionId } : (key as 'all' | 'other-devices'));
          })
        }
        onCancel={store.reset}
        onSwitch={
          switchable
            ? (sessionId) =>
                switchSession(clerk, sessionId, options.timeoutMs ?? defaults.timeoutMs)
            : undefined
        }
      >
        {children ??
          (devices ? (
            <>
              <SessionSignOutMenuTrigger />
              <SessionSignOutMenuContent>
                <SessionSignOutMenuLabel />
                <SessionSignOutMenuItems />
                <SessionSignOutMenuAll />
                <SessionSignOutMenuSeparator />
                <SessionSignOutMenuDevices />
              </SessionSignOutMenuContent>
            </>
          ) : undefined)}
      </SessionSignOutMenuView>
    </MenuSettingsContext.Provider>
  );
}

/**
 * A menu of the accounts signed in to this browser. Sign out of any one, current or not, or of all at once. Each row
 * shows the result and offers a retry. The list stays in sync with other tabs.
 *
 * Use it without children, or compose it from its parts. Every part takes `className`, `style`, `ref`, `asChild` or
 * `render`.
 *
 * Unlike Clerk's `signOut({ sessionId })`, signing out of the current one of several accounts first makes another one
 * current (`next`), so that the app always has a current account.
 *
 * @example
 * <SessionSignOutMenu />
 * @example
 * <SessionSignOutMenu.Root next="choose" confirm={{ all: true }}>
 *   <SessionSignOutMenu.Trigger showName />
 *   <SessionSignOutMenu.Content align="start">
 *     <SessionSignOutMenu.Items />
 *     <SessionSignOutMenu.Separator />
 *     <SessionSignOutMenu.All />
 *     <SessionSignOutMenu.Devices />
 *   </SessionSignOutMenu.Content>
 * </SessionSignOutMenu.Root>
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/menu-button/
 */
export const SessionSignOutMenu = /* @__PURE__ */ Object.assign(
  (props: SessionSignOutMenuProps) => <SessionSignOutMenuRoot {...props} />,
  {
    Root: SessionSignOutMenuRoot,
    Trigger: SessionSignOutMenuTrigger,
    Content: SessionSignOutMenuContent,
    Label: SessionSignOutMenuLabel,
    Items: SessionSignOutMenuItems,
    Item: SessionSignOutMenuItem,
    Separator: SessionSignOutMenuSeparator,
    Others: SessionSignOutMenuOthers,
    All: SessionSignOutMenuAll,
    Devices: SessionSignOutMenuDevices,
  },
);
