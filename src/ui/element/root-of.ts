/** The document or shadow root of an element, whose `activeElement` is the focused element in it. */
export function rootOf(element: Element): Document | ShadowRoot {
  const root = element.getRootNode();
  return 'activeElement' in root ? (root as Document | ShadowRoot) : element.ownerDocument;
}
