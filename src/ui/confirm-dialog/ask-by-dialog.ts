import { attempt } from '#shared';
import { isHidden, isIgnored } from '../element/is-hidden.ts';
import { observe } from '../element/observe.ts';
import type { ConfirmDialogQuestion } from './confirm-dialog.types.ts';
import { createDialog } from './create-dialog.ts';
import { giveFocusBack, inheritFrom, type Place } from './place.ts';

/** A question that has not been answered. */
export interface OpenQuestion {
  readonly answered: Promise<boolean>;
  /** Answers it. A second answer has no effect. */
  answer(isConfirmed: boolean): void;
  /** Shows it elsewhere if it is no longer visible. */
  keepShown(): void;
}

/**
 * Asks with a modal dialog, rendered at the place that the question comes from. If it is no longer visible there, it moves
 * to the nearest container that shows it: a closed menu or an unmounted button is not an answer.
 *
 * The dialog is not part of React's tree, because React would remove it together with the button.
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
    stopHiding?.();
    stopWatching?.();
    // Closing returns the focus; removing the element does not.
    attempt(() => dialog.close());
    frame.remove();
    giveFocusBack(place);
  };
  const { ownerDocument } = place.containers[0] as HTMLElement;
  const dialog = createDialog(ownerDocument, question, answer);
  const frame = ownerDocument.createElement('div');
  inheritFrom(place, frame);
  frame.append(dialog);
  let focused = dialog.querySelector('button') as HTMLElement;
  dialog.addEventListener('focusin', ({ target }) => {
    focused = target as HTMLElement;
  });

  /** A library hides what is beside its open menu, and the content of a closed one, from screen readers. */
  const isShown = () =>
    dialog.isConnected &&
    !isHidden(dialog) &&
    !isIgnored(frame.parentElement ?? (frame.getRootNode() as ShadowRoot).host);
  const showIn = (container: Element | ShadowRoot) => {
    const last = focused;
    // Removing it from the page also removes it from the top layer, and `showModal()` needs a dialog that is not open.
    frame.remove();
    dialog.open = false;
    attempt(() => container.append(frame));
    attempt(() => dialog.showModal());
    dialog.open = true;
    last.focus();
    return isShown();
  };
  const keepShown = () => {
    if (settle && !isShown()) containers.some(showIn);
  };
  const stopHiding = observe('MutationObserver', keepShown, [ownerDocument.documentElement], {
    subtree: true,
    attributeFilter: ['inert', 'aria-hidden'],
  });
  // It also fires when a `<details>` closes, which changes no size.
  const stopWatching = observe('IntersectionObserver', keepShown, [dialog]);
  const isWatched =
    stopWatching && attempt(() => typeof dialog.checkVisibility() === 'boolean', false);
  // An invisible modal dialog would block the page. If visibility cannot be watched, only the body is safe.
  const containers = isWatched || !dialog.showModal ? place.containers : place.containers.slice(-1);
  keepShown();
  return { answered, answer, keepShown };
}
