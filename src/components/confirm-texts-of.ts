import type { SignOutMessages } from '../messages/messages.types.ts';
import { overlay } from '../messages/messages-from.ts';
import type { SignOutConfirmation, SignOutConfirmTexts } from '../react/sign-out-defaults.tsx';

/** The texts of a question: those of the confirmation, else the defaults of the action, else those of the language. */
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
