import { queryAllByRole } from '@testing-library/dom';

/** A text to find: as a case-insensitive part, as a whole, or by a regular expression. */
export type TextPattern = { text: string; isExact: boolean } | { source: string; flags: string };

/** One step of a locator, from an element to those that match. Plain data, because it is sent into the page. */
export type Step =
  | { by: 'css'; selector: string }
  | { by: 'role'; role: string; name?: TextPattern }
  | { by: 'text'; text: TextPattern }
  | { by: 'filter'; text: TextPattern }
  | { by: 'first' };

export interface Finder {
  find(steps: readonly Step[]): HTMLElement[];
  isVisible(element: Element): boolean;
  /** The point of a press on the middle of an element, or the reason why a person could not press it yet. */
  pressable(element: HTMLElement): { x: number; y: number } | string;
}

declare global {
  interface Window {
    finder?: Finder;
  }
}

const normalized = (text: string | null) => (text ?? '').replace(/\s+/g, ' ').trim();

function matches(value: string | null, pattern: TextPattern): boolean {
  const text = normalized(value);
  if ('source' in pattern) return new RegExp(pattern.source, pattern.flags).test(text);
  const wanted = normalized(pattern.text);
  return pattern.isExact ? text === wanted : text.toLowerCase().includes(wanted.toLowerCase());
}

/** The smallest elements with such a text, possibly the root. */
function withText(root: HTMLElement, pattern: TextPattern): HTMLElement[] {
  const holds = ({ tagName, textContent }: Element) =>
    !['SCRIPT', 'STYLE', 'HEAD', 'TITLE'].includes(tagName) && matches(textContent, pattern);
  return [root, ...root.querySelectorAll<HTMLElement>('*')].filter(
    (element) => holds(element) && ![...element.children].some(holds),
  );
}

function take(elements: readonly HTMLElement[], step: Step): HTMLElement[] {
  switch (step.by) {
    case 'css':
      return elements.flatMap((root) => [...root.querySelectorAll<HTMLElement>(step.selector)]);
    case 'role': {
      const { name } = step;
      return elements.flatMap((root) =>
        queryAllByRole(root, step.role, name ? { name: (text) => matches(text, name) } : {}),
      );
    }
    case 'text':
      return elements.flatMap((root) => withText(root, step.text));
    case 'filter':
      return elements.filter(({ textContent }) => matches(textContent, step.text));
    case 'first':
      return elements.slice(0, 1);
  }
}

/** Whether an animation of the element or of a container is still running and will end. */
function isBeingMoved(element: HTMLElement): boolean {
  return document.getAnimations().some(({ playState, effect }) => {
    if (playState !== 'running' || effect?.getComputedTiming().endTime === Number.POSITIVE_INFINITY)
      return false;
    return (effect as KeyframeEffect).target?.contains(element);
  });
}

window.finder = {
  find: (steps) => {
    // `null` while a new document loads.
    const root: HTMLElement | null = document.documentElement;
    return root ? steps.reduce<HTMLElement[]>(take, [root]) : [];
  },

  isVisible: (element) => {
    const { width, height } = element.getBoundingClientRect();
    return width > 0 && height > 0 && getComputedStyle(element).visibility === 'visible';
  },

  pressable: (element) => {
    element.scrollIntoView({ block: 'nearest', inline: 'nearest', behavior: 'instant' });
    const { x, y, width, height } = element.getBoundingClientRect();
    const middle = { x: x + width / 2, y: y + height / 2 };
    const hit = document.elementFromPoint(middle.x, middle.y);
    if (width === 0 || height === 0) return 'It has no size.';
    // Comparing positions proves nothing: a browser may draw no frame between two checks.
    if (isBeingMoved(element)) return 'It is moving.';
    if (!hit || !(element.contains(hit) || hit.contains(element.closest('label') ?? element)))
      return `${hit?.outerHTML.slice(0, 80) ?? 'Nothing'} is in the way.`;
    return middle;
  },
};
