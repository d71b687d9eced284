import type { SignOutMessages } from '../messages/messages.types.ts';
import { overlay } from '../messages/messages-from.ts';
import type { SignOutConfirmation, SignOutConfirmTexts } from '../react/sign-out-defaults.tsx';

/** What a question says: its own words, then those of what is asked about, then the ones of the language. */
export function confirmTextsOf(
  confirmation: SignOutConfirmation | undefined,
  messages: SignOutMessages,
  defaults: SignOutConfirmTexts = {},
): { [name in keyof SignOutConfirmTexts]-?: string } {
  const { confirmTitle: title, confirmDescription: description, signOut, cancel } = messages;
  return overlay({ title, description, confirm: signOut, cancel }, [
    defaults,
    typeof confirmation === 'object' ? confirmation : {},
  ]);
}
