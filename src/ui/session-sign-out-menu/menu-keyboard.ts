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
 * Does what a key does to the focus of a menu.
 *
 * @param position Where the focus stands while the menu itself has it: before the item of that number.
 * @returns whether the key has a meaning there.
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
  // Between two items, where one has gone; outside all of them, where nothing had the focus yet.
  const outside = position === undefined ? (move > 0 ? -1 : items.length) : position - 0.5;
  const wanted = (index < 0 ? outside : index) + move;
  const next = move > 0 ? Math.floor(wanted) : Math.ceil(wanted);
  items[Math.max(0, Math.min(next, items.length - 1))]?.focus();
  return true;
}

/**
 * Finds the item that begins with what is typed: by the name or by the identifier of its account.
 *
 * @returns a function that takes a key and says whether it was one for the search.
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
    // One character goes on to the next match; more of them may still match where the focus is.
    const start = Math.max(current + (search.length === 1 ? 1 : 0), 0);
    [...items.slice(start), ...items.slice(0, start)]
      .find((item) => {
        const texts = [...item.querySelectorAll('[data-typeahead]')];
        // Of an app's own markup all is searched, and of the button beside a row nothing.
        if (texts.length === 0 && !item.ariaLabel) texts.push(item);
        return texts.some((text) => text.textContent?.trim().toLowerCase().startsWith(search));
      })
      ?.focus();
    return true;
  };
}
