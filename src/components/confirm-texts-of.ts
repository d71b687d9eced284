import type { SignOutMessages } from '../messages/messages.types.ts';
import type { SignOutConfirmation, SignOutConfirmTexts } from '../react/sign-out-defaults.tsx';

/** What a question says: words of its own, and for those left out the ones of the language. */
export function confirmTextsOf(
  confirmation: SignOutConfirmation | undefined,
  messages: SignOutMessages,
  defaultTitle = messages.confirmTitle,
): { [name in keyof SignOutConfirmTexts]-?: string } {
  const texts: SignOutConfirmTexts = typeof confirmation === 'object' ? confirmation : {};
  return {
    title: texts.title ?? defaultTitle,
    description: texts.description ?? messages.confirmDescription,
    confirm: texts.confirm ?? messages.signOut,
    cancel: texts.cancel ?? messages.cancel,
  };
}
