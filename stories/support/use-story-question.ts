import { useEffect, useRef } from 'react';
import type { SignOutMessages } from '../../src/messages/messages.types.ts';
import type { SignOutConfirmTexts } from '../../src/react/sign-out-defaults.tsx';
import { placeOf } from '../../src/ui/confirm-dialog/place.ts';
import { useConfirmation } from '../../src/ui/confirm-dialog/use-confirmation.ts';

/** Asks on behalf of a view, which cannot ask. The question closes with the story, or it would cover the next one. */
export function useStoryQuestion(messages: SignOutMessages, reasons: readonly string[] = []) {
  const { ask, isAsking } = useConfirmation({ messages });
  const asked = useRef<AbortController>(undefined);
  useEffect(() => () => asked.current?.abort(), []);
  return {
    isAsking,
    ask: (texts: SignOutConfirmTexts, from?: Element | null) => {
      asked.current = new AbortController();
      void ask(texts, { reasons, signal: asked.current.signal }, from ? placeOf(from) : undefined);
    },
  };
}
