import { attempt } from '#shared';
import { rootOf } from '../element/root-of.ts';

/** Where something is asked, as it is at that moment. Later what was pressed, and what it was in, may be gone. */
export interface Place {
  /** What could show the question, from near to far. The last one is the body. */
  readonly containers: readonly (Element | ShadowRoot)[];
  /** What could take the focus afterwards, the best first. */
  readonly waysBack: readonly HTMLElement[];
  readonly dir: string;
  readonly lang: string;
  /** What is inherited there: names and values. */
  readonly look: readonly (readonly [name: string, value: string])[];
}

/** @param element What was pressed, or what has the focus. */
export function placeOf(element: Element): Place {
  const { body } = element.ownerDocument;
  const containers: (Element | ShadowRoot)[] = [];
  for (let node: Node | undefined = element; node && node !== body; ) {
    node = node.parentNode ?? (node as Partial<ShadowRoot>).host;
    if (node && node !== body) containers.push(node as Element | ShadowRoot);
  }
  const elements = containers.filter((node): node is HTMLElement => 'lang' in node);
  const around = elements[0] ?? body;
  const style = attempt(() => getComputedStyle(around));
  const openers = [element, ...elements].map(openerOf);
  return {
    containers: [...containers, body],
    waysBack: [rootOf(element).activeElement, element, ...openers, ...elements].filter(
      (way): way is HTMLElement => way !== null && way !== body,
    ),
    dir: style?.direction ?? '',
    lang: [...elements, body].find(({ lang }) => lang)?.lang ?? '',
    look: inheritedProperties().map((name) => [name, style?.getPropertyValue(name) ?? '']),
  };
}

/** What the style sheet has a dialog take from where it is. */
export function inheritedProperties(): string[] {
  const variables =
    'border-radius color-background color-danger color-foreground color-modal-backdrop color-neutral color-primary color-primary-foreground color-ring color-shadow font-family font-family-buttons font-size font-weight font-weight-medium font-weight-normal font-weight-semibold spacing';
  return [
    'color-scheme',
    'font-family',
    '--_cso-scheme',
    ...variables.split(' ').flatMap((name) => [`--clerk-${name}`, `--cso-${name}`]),
  ];
}

/** Lets a frame hand down what is inherited at a place, wherever it is, and be seen and pressed all the same. */
export function inheritFrom({ dir, lang, look }: Place, frame: HTMLElement): void {
  if (dir) frame.dir = dir;
  if (lang) frame.lang = lang;
  // A menu that closes hides what is in it by its visibility, and a modal one takes the pointer from the rest of the page.
  const own = { display: 'contents', visibility: 'visible', 'pointer-events': 'auto' };
  for (const [name, value] of [...look, ...Object.entries(own)])
    if (value) frame.style.setProperty(name, value);
}

/** The control that shows and hides an element, where it says so. */
function openerOf(element: Element): Element | null {
  if (element.localName === 'details') return element.querySelector(':scope > summary');
  const id = JSON.stringify(element.id);
  return element.id
    ? rootOf(element).querySelector(`[aria-controls~=${id}], [popovertarget=${id}]`)
    : null;
}

/** Brings the focus back to a place, or as near as possible, where it would be lost. */
export function giveFocusBack({ waysBack, containers }: Place): void {
  const { activeElement, body } = (containers[0] as Element).ownerDocument;
  if (!activeElement || activeElement === body) waysBack.some(takesFocus);
}

function takesFocus(element: HTMLElement): boolean {
  const focus = () => {
    element.focus({ preventScroll: true });
    return rootOf(element).activeElement === element;
  };
  if (focus()) return true;
  if (element.hasAttribute('tabindex')) return false;
  // What is no control takes the focus for this once, and the next Tab moves on from it.
  element.tabIndex = -1;
  const leave = () => element.removeAttribute('tabindex');
  element.addEventListener('blur', leave, { once: true });
  const isFocused = focus();
  if (!isFocused) leave();
  return isFocused;
}
