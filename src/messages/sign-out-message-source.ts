import { asQuestion } from './as-question.ts';
import { messages as english } from './locales/en.ts';
import type { SignOutMessages } from './messages.types.ts';
import { isEnglish, type MessageSource } from './messages-from.ts';

/** The texts of a button. */
export const signOutMessageSource: MessageSource<SignOutMessages> = {
  english: () => english,

  clerks: ({ locale = 'en', userButton, taskChooseOrganization, userProfile }) => {
    const signOut = userButton?.action__signOut;
    return {
      translated: {
        signOut,
        // Older releases of Clerk have only the second one, which says “Reset” in some languages.
        cancel:
          taskChooseOrganization?.createOrganization?.formButtonReset ??
          userProfile?.formButtonReset,
      },
      derived: {
        confirmTitle: signOut && asQuestion(signOut, locale),
        ...(!isEnglish(locale) && { signingOut: signOut && `${signOut}…` }),
      },
    };
  },
};
