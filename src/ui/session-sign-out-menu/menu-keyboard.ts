const TYPEAHEAD_PAUSE_MS = 1_000;

/** The items of a menu, in order. */
export function itemsOf(content: Element | null): HTMLElement[] {
  return content ? [...content.querySelectorAll<HTMLElement>('[role^="menuitem"]')] : [];
}

/**
 * Finds the item that begins with what is typed: by the name or by the identifier of its account.
 * The primitive's own search knows one text per item.
 */
export function createTypeahead(): (content: Element, key: string) => boolean {
  let typed = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (content, key) => {
    if (key === ' ' && typed === '') return false;
    clearTimeout(timer);
    timer = setTimeout(() => {
      typed = '';
    }, TYPEAHEAD_PAUSE_MS);
    typed += key.toLowerCase();
    const isRepeated = [...typed].every((character) => character === typed[0]);
    const search = isRepeated ? (typed[0] ?? '') : typed;

    const items = itemsOf(content);
    const current = items.indexOf(document.activeElement as HTMLElement);
    // One character goes on to the next match; more of them may go on matching where the focus is.
    const start = current + (search.length === 1 ? 1 : 0);
    const inOrder = [...items.slice(Math.max(start, 0)), ...items.slice(0, Math.max(start, 0))];
    inOrder
      .find((item) =>
        [...item.querySelectorAll('[data-typeahead]'), item].some((text) =>
          text.textContent?.trim().toLowerCase().startsWith(search),
        ),
      )
      ?.focus();
    return true;
  };
}
