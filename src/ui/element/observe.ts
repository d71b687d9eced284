import { attempt } from '#shared';

/**
 * Observes elements of one document, if the browser has such an observer and allows it. The mocks of test environments
 * often lack a method.
 *
 * @param options Those of a MutationObserver.
 * @returns a function that stops it; `undefined` if nothing is observed.
 */
export function observe(
  name: 'IntersectionObserver' | 'MutationObserver' | 'ResizeObserver',
  onChange: () => void,
  elements: readonly Element[],
  options?: MutationObserverInit,
): (() => void) | undefined {
  const observer = attempt(() => {
    const view = elements[0]?.ownerDocument.defaultView ?? window;
    const created = new view[name](onChange) as MutationObserver;
    for (const element of elements) created.observe(element, options);
    return created;
  });
  return observer && (() => attempt(() => observer.disconnect()));
}
