import { observe } from '../element/observe.ts';
import { rootOf } from '../element/root-of.ts';

/** Where the focus goes when the menu opens: to an item for the keyboard, else to the menu itself. */
export type MenuEntry = 'first' | 'last' | undefined;

export const ITEM = '[role^="menuitem"]';

/** The items of a menu, in order. */
export function itemsOf(content: Element | null): HTMLElement[] {
  return content ? [...content.querySelectorAll<HTMLElement>(ITEM)] : [];
}

export function focusEntry(content: HTMLElement | null, entry: MenuEntry): void {
  const items = itemsOf(content);
  const item = entry && items[entry === 'first' ? 0 : items.length - 1];
  (item ?? content)?.focus({ preventScroll: !item });
}

/**
 * Manages the focus in a menu: marks the focused item, lets the mouse move the focus, and keeps it in the menu when the
 * focused item is removed. In that case the menu itself gets the focus, not another item: pressing the same key again would sign
 * out of an account that nobody chose.
 *
 * @param onLost Called with the index at which the removed row began, from which the arrow keys continue.
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
    // Without a related target, the person did not move the focus: the item was removed, or the window lost the focus.
    if (relatedTarget) focused = undefined;
  });
  let place = '';
  const point = (event: PointerEvent) => {
    const before = place;
    place = `${event.screenX},${event.screenY}`;
    // Browsers also send events for a mouse at rest when rows move below it.
    if (before === place) return;
    const item = (event.type === 'pointermove' && itemAt(event)) || content;
    if (event.pointerType === 'mouse' && rootOf(content).activeElement !== item)
      item.focus({ preventScroll: true, focusVisible: false });
  };
  on('pointermove', point);
  on('pointerleave', point);
  // If an item is a `<button>`, Space has already pressed it on keydown and must not click it again.
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
  const stopObserving = observe('MutationObserver', keepFocus, [content], {
    childList: true,
    subtree: true,
  });
  return () => {
    controller.abort();
    stopObserving?.();
  };
}
