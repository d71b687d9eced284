import { attempt } from '#shared';
import { rootOf } from '../element/root-of.ts';

/** The place of a question, recorded when it is asked. Later, the pressed element and its containers may be gone. */
export interface Place {
  /** The containers that could show the question, nearest first. The last one is the body. */
  readonly containers: readonly (Element | ShadowRoot)[];
  /** The elements that could take the focus afterwards, best first. */
  readonly focusTargets: readonly HTMLElement[];
  readonly dir: string;
  readonly lang: string;
  /** The properties inherited there: names and values. */
  readonly look: readonly (readonly [name: string, value: string])[];
}

/** @param element The pressed or focused element. */
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
    focusTargets: [rootOf(element).activeElement, element, ...openers, ...elements].filter(
      (target): target is HTMLElement => target !== null && target !== body,
    ),
    dir: style?.direction ?? '',
    lang: [...elements, body].find(({ lang }) => lang)?.lang ?? '',
    look: inheritedProperties().map((name) => [name, style?.getPropertyValue(name) ?? '']),
  };
}

/** The properties that the style sheet lets a dialog inherit. */
export function inheritedProperties(): string[] {
  const variables =
    'border-radius color-background color-danger color-foreground color-modal-backdrop color-muted-foreground color-neutral color-primary color-primary-foreground color-ring color-shadow font-family font-family-buttons font-size font-weight font-weight-medium font-weight-normal font-weight-semibold spacing';
  return [
    'color-scheme',
    'font-family',
    '--_cso-scheme',
    ...variables.split(' ').flatMap((name) => [`--clerk-${name}`, `--cso-${name}`]),
  ];
}

/** Makes the content of a frame inherit the properties of a place, wherever the frame is, and keeps it visible. */
export function inheritFrom({ dir, lang, look }: Place, frame: HTMLElement): void {
  if (dir) frame.dir = dir;
  if (lang) frame.lang = lang;
  // A closing menu sets `visibility` on its content, and a modal menu disables pointer events on the rest of the page.
  const own = { display: 'contents', visibility: 'visible', 'pointer-events': 'auto' };
  for (const [name, value] of [...look, ...Object.entries(own)])
    if (value) frame.style.setProperty(name, value);
}

/** The control that shows and hides an element, if the markup names one. */
function openerOf(element: Element): Element | null {
  if (element.localName === 'details') return element.querySelector(':scope > summary');
  const id = JSON.stringify(element.id);
  return element.id
    ? rootOf(element).querySelector(`[aria-controls~=${id}], [popovertarget=${id}]`)
    : null;
}

/** Returns the focus to a place, or as near as possible, if it would be lost otherwise. */
export function giveFocusBack({ focusTargets, containers }: Place): void {
  const { activeElement, body } = (containers[0] as Element).ownerDocument;
  if (!activeElement || activeElement === body) focusTargets.some(takesFocus);
}

function takesFocus(element: HTMLElement): boolean {
  const focus = () => {
    element.focus({ preventScroll: true });
    return rootOf(element).activeElement === element;
  };
  if (focus()) return true;
  if (element.hasAttribute('tabindex')) return false;
  // An element that is not focusable gets a temporary `tabindex`, so that the next Tab continues from there.
  element.tabIndex = -1;
  const leave = () => element.removeAttribute('tabindex');
  element.addEventListener('blur', leave, { once: true });
  const isFocused = focus();
  if (!isFocused) leave();
  return isFocused;
}
