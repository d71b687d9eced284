import { useCallback, useEffect, useId, useRef } from 'react';
import { confirmTextsOf } from '../../components/confirm-texts-of.ts';
import type { SignOutMessages } from '../../messages/messages.types.ts';
import type { SignOutConfirmation, SignOutConfirmTexts } from '../../react/sign-out-defaults.tsx';
import type { SignOutConfirmRequest } from '../../react/use-sign-out.types.ts';
import { askByDialog, type OpenQuestion } from './ask-by-dialog.ts';
import type { ConfirmDialogLook } from './confirm-dialog.types.ts';
import { type Place, placeOf } from './place.ts';

interface Look extends ConfirmDialogLook {
  messages: SignOutMessages;
}

/**
 * Asks with a dialog. A component has one open question at a time: a new one cancels the previous one.
 *
 * @param confirmation Its texts replace the messages.
 * @param from Where to ask. @default where the focus is
 * @param defaults Texts that replace those of the language.
 */
export type AskByDialog = (
  confirmation: SignOutConfirmation | undefined,
  request: SignOutConfirmRequest,
  from?: Place | undefined,
  defaults?: SignOutConfirmTexts,
) => Promise<boolean>;

/** @returns a function that asks, even after the component has unmounted, and one that tells whether it is asking. */
export function useConfirmation(look: Look): { ask: AskByDialog; isAsking(): boolean } {
  const id = useId();
  const latest = useRef(look);
  const open = useRef<OpenQuestion>(undefined);

  useEffect(() => {
    latest.current = look;
    // A render or the unmount of the component may have hidden the question.
    const keepShown = () => open.current?.keepShown();
    keepShown();
    return keepShown;
  });

  const ask = useCallback<AskByDialog>(
    async (confirmation, { reasons, signal }, from, defaults) => {
      const { messages, ...rest } = latest.current;
      const { confirm, cancel, ...own } = confirmTextsOf(confirmation, messages, defaults);
      open.current?.answer(false);
      const question = askByDialog(
        {
          ...{ id, reasons, ...own, ...rest },
          reasonsTitle: messages.confirmReasons,
          confirmLabel: confirm,
          cancelLabel: cancel,
        },
        from ?? placeOf(document.activeElement ?? document.body),
      );
      open.current = question;
      const giveUp = () => question.answer(false);
      signal.addEventListener('abort', giveUp);
      const answer = await question.answered;
      signal.removeEventListener('abort', giveUp);
      if (open.current === question) open.current = undefined;
      return answer;
    },
    [id],
  );
  const isAsking = useCallback(() => open.current !== undefined, []);
  return { ask, isAsking };
}
