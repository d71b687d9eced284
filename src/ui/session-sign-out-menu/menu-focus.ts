import { attempt } from '#shared';
import { rootOf } from '../element/root-of.ts';

/** How the focus enters the menu: at an item for the keyboard, else at the menu itself. */
export type MenuEntry = 'first' | 'last' | undefined;

export const ITEM = '[role^="menuitem"]';

/** The items of a menu, in order. */
export function itemsOf(content: Element | null): HTMLElement[] {
  return content ? [...content.querySelectorAll<HTMLElement>(ITEM)] : [];
}

export function focusEntry(content: HTMLElement | null, entry: MenuEntry): void {
  const items = itemsOf(content);
  const item = entry && items.at(entry === 'first' ? 0 : -1);
  (item ?? content)?.focus({ preventScroll: !item });
}

/**
 * Follows the focus in a menu: marks the item that has it, lets the mouse take it along, and keeps it in the menu when
 * its item goes. Then the menu itself has it, never another item: the same key once more would sign out of an account
 * that nobody meant.
 *
 * @param onLost Told where in the menu its row began, for the arrow keys to continue from there.
 * @returns an unsubscribe function.
 */
export function followFocus(content: HTMLElement, onLost: (index: number) => void): () => void {
  let focused: { item: HTMLElement; index: number } | undefined;
  const controller = new AbortController();
  const on = <Type extends keyof HTMLElementEventMap>(
    type: Type,
    listener: (event: HTMLElementEventMap[Type]) => void,
  ) => content.addEventListener(type, listener, { signal: controller.signal });
  const itemAt = ({ target }: Event) => (target as Element).closest<HTMLElement>(ITEM);

  on('focusin', (event) => {
    const item = itemAt(event);
    const [first = item] = itemsOf(item?.closest('[data-row]') ?? null);
    focused = item && first ? { item, index: itemsOf(content).indexOf(first) } : undefined;
    item?.setAttribute('data-highlighted', '');
  });
  on('focusout', ({ target, relatedTarget }) => {
    (target as Element).removeAttribute('data-highlighted');
    // Without another element it was not the person who moved on: the item was removed, or the window was left.
    if (relatedTarget) focused = undefined;
  });
  let place = '';
  const point = (event: PointerEvent) => {
    const before = place;
    place = `${event.screenX},${event.screenY}`;
    // Browsers also tell of a mouse that stays where it is, when the rows move below it.
    if (before === place) return;
    const item = (event.type === 'pointermove' && itemAt(event)) || content;
    if (event.pointerType === 'mouse' && rootOf(content).activeElement !== item)
      item.focus({ preventScroll: true });
  };
  on('pointermove', point);
  on('pointerleave', point);
  // A `<button>` in place of an item was pressed when the key went down.
  on('keyup', (event) => event.key === ' ' && event.preventDefault());

  const keepFocus = () => {
    if (!focused || focused.item.isConnected) return;
    const { index } = focused;
    focused = undefined;
    const { activeElement } = rootOf(content);
    if (activeElement && activeElement !== content.ownerDocument.body) return;
    content.focus({ preventScroll: true });
    onLost(index);
  };
  const observer = attempt(() => new MutationObserver(keepFocus));
  observer?.observe(content, { childList: true, subtree: true });
  return () => {
    controller.abort();
    observer?.disconnect();
  };
}
