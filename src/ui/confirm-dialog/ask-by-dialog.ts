import { attempt } from '#shared';
import { isHidden } from '../element/is-hidden.ts';
import type { ConfirmDialogQuestion } from './confirm-dialog.types.ts';
import { createDialog } from './create-dialog.ts';
import { giveFocusBack, inheritFrom, type Place } from './place.ts';

/** A question that waits for its answer. */
export interface OpenQuestion {
  readonly answered: Promise<boolean>;
  /** Answers it; a second answer counts for nothing. */
  answer(isConfirmed: boolean): void;
  /** Shows it elsewhere when it can't be seen any more where it is. */
  keepShown(): void;
}

/**
 * Asks by a modal dialog, at the place that the question comes from. When it can't be seen there any more, the nearest
 * container that shows it takes it over: what becomes of that place is no answer.
 *
 * It is no part of React's tree: React would take it away together with the button.
 */
export function askByDialog(question: ConfirmDialogQuestion, place: Place): OpenQuestion {
  let settle: ((isConfirmed: boolean) => void) | undefined;
  const answered = new Promise<boolean>((resolve) => {
    settle = resolve;
  });
  const answer = (isConfirmed: boolean) => {
    if (!settle) return;
    settle(isConfirmed);
    settle = undefined;
    observer?.disconnect();
    // Closing gives the focus back; taking the element out of the page does not.
    attempt(() => dialog.close());
    frame.remove();
    giveFocusBack(place);
  };
  const { ownerDocument } = place.containers.at(-1) as HTMLElement;
  const dialog = createDialog(ownerDocument, question, answer);
  const frame = ownerDocument.createElement('div');
  inheritFrom(place, frame);
  frame.append(dialog);
  let focused = dialog.querySelector('button') as HTMLElement;
  dialog.addEventListener('focusin', ({ target }) => {
    focused = target as HTMLElement;
  });

  const showIn = (container: Element | ShadowRoot) => {
    const last = focused;
    // What leaves the page leaves the top layer, too, and only a dialog that is not open can be opened.
    frame.remove();
    dialog.open = false;
    attempt(() => container.append(frame));
    attempt(() => dialog.showModal());
    dialog.open = true;
    last.focus();
    return dialog.isConnected && !isHidden(dialog);
  };
  const keepShown = () => {
    if (settle && !(dialog.isConnected && !isHidden(dialog))) containers.some(showIn);
  };
  // It also tells of a `<details>` that closes, which changes no size.
  const observer = attempt(() => new IntersectionObserver(keepShown));
  const isWatched = attempt(() => {
    observer?.observe(dialog);
    return observer && typeof dialog.checkVisibility() === 'boolean';
  });
  // A modal dialog that nobody can see would leave a page that does not react.
  const containers = isWatched || !dialog.showModal ? place.containers : place.containers.slice(-1);
  keepShown();
  return { answered, answer, keepShown };
}
