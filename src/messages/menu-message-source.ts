import { menuMessages } from './menu-messages.en.ts';
import type {
  SessionSignOutMenuLocalization,
  SessionSignOutMenuMessages,
} from './menu-messages.types.ts';
import { isEnglish, type MessageSource } from './messages-from.ts';
import { signOutMessageSource } from './sign-out-message-source.ts';

/** The texts of a menu or list of accounts: those of a button, and its own. */
export const menuMessageSource: MessageSource<SessionSignOutMenuMessages> = {
  english: () => ({ ...signOutMessageSource.english(), ...menuMessages }),

  clerks: (localization: SessionSignOutMenuLocalization) => {
    const { locale = 'en', userButton, userProfile, signIn } = localization;
    const { translated, derived } = signOutMessageSource.clerks(localization);
    const { signOut } = translated;
    const accounts = userProfile?.navbar?.title;
    // The text is empty in Indonesian.
    const devices = userProfile?.start?.activeDevicesSection?.title || undefined;
    // Clerk's text for a list of accounts, short in every language. In two languages it is English.
    const signOutAll = signIn?.accountSwitcher?.action__signOutAll;
    return {
      translated: {
        ...translated,
        signOutAll: signOutAll === menuMessages.signOutAll ? undefined : signOutAll,
        thisDevice: localization.badge__thisDevice,
        devices,
      },
      derived: {
        ...derived,
        signOutAll: userButton?.action__signOutAll,
        ...(!isEnglish(locale) && {
          accounts,
          loading: accounts && `${accounts}…`,
          current: localization.badge__activePlan,
          signOutOf: signOut && `${signOut}: {account}`,
          signingOutOf: signOut && `${signOut}: {account}…`,
          chooseNext: signIn?.accountSwitcher?.title,
          loadingDevices: devices && `${devices}…`,
          signOutOthers: localization.formFieldLabel__signOutOfOtherSessions,
          signedOutOthers: userProfile?.passwordPage?.successMessage__signOutOfOtherSessions,
        }),
      },
    };
  },
};
