import { rootOf } from '../element/root-of.ts';
import { itemsOf } from './menu-focus.ts';

const TYPEAHEAD_PAUSE_MS = 1_000;
const MOVES: Record<string, number> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  PageUp: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
  PageDown: Number.POSITIVE_INFINITY,
};

/**
 * Moves the focus in a menu as a key asks.
 *
 * @param position While the menu itself has the focus: the index of the item that the focus is in front of.
 * @returns whether the key is one that moves the focus.
 */
export function moveFocus(
  content: HTMLElement,
  key: string,
  position: number | undefined,
): boolean {
  const items = itemsOf(content);
  const focused = rootOf(content).activeElement as HTMLElement;
  if (key === 'ArrowLeft' || key === 'ArrowRight') {
    itemsOf(focused.closest('[data-row]'))
      .find((item) => item !== focused)
      ?.focus();
    return true;
  }
  const move = MOVES[key];
  if (move === undefined) return false;
  const index = items.indexOf(focused);
  // Without a focused item: between two items if one was removed, outside all of them if none had the focus yet.
  const outside = position === undefined ? (move > 0 ? -1 : items.length) : position - 0.5;
  const wanted = (index < 0 ? outside : index) + move;
  const next = move > 0 ? Math.floor(wanted) : Math.ceil(wanted);
  items[Math.max(0, Math.min(next, items.length - 1))]?.focus();
  return true;
}

/**
 * Focuses the item whose account name or identifier begins with the typed text.
 *
 * @returns a function that takes a key and returns whether the key is part of the search.
 */
export function createTypeahead(): (content: HTMLElement, key: string) => boolean {
  let typed = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (content, key) => {
    if ([...key].length !== 1 || (key === ' ' && typed === '')) return false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      typed = '';
    }, TYPEAHEAD_PAUSE_MS);
    typed += key.toLowerCase();
    const isRepeated = [...typed].every((character) => character === typed[0]);
    const search = isRepeated ? (typed[0] ?? '') : typed;

    const items = itemsOf(content);
    const current = items.indexOf(rootOf(content).activeElement as HTMLElement);
    // One character moves to the next match; with more, the focused item may still match.
    const start = Math.max(current + (search.length === 1 ? 1 : 0), 0);
    [...items.slice(start), ...items.slice(0, start)]
      .find((item) => {
        const texts = [...item.querySelectorAll('[data-typeahead]')];
        // Custom markup is searched as a whole; the button beside a row is not searched.
        if (texts.length === 0 && !item.ariaLabel) texts.push(item);
        return texts.some((text) => text.textContent?.trim().toLowerCase().startsWith(search));
      })
      ?.focus();
    return true;
  };
}
