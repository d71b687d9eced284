import type { SignOutMessages } from '../messages/messages.types.ts';
import type { SignOutConfirmation, SignOutConfirmTexts } from '../react/sign-out-defaults.tsx';

/** What a question says: its own words, then those of what is asked about, then the ones of the language. */
export function confirmTextsOf(
  confirmation: SignOutConfirmation | undefined,
  messages: SignOutMessages,
  defaults: SignOutConfirmTexts = {},
): { [name in keyof SignOutConfirmTexts]-?: string } {
  const texts: SignOutConfirmTexts = typeof confirmation === 'object' ? confirmation : {};
  return {
    title: texts.title ?? defaults.title ?? messages.confirmTitle,
    description: texts.description ?? messages.confirmDescription,
    confirm: texts.confirm ?? defaults.confirm ?? messages.signOut,
    cancel: texts.cancel ?? messages.cancel,
  };
}
