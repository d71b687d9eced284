import { type ReactElement, type Ref, useMemo, version } from 'react';

/** Since React 19 a ref is a prop. In either version, reading the place of the other warns. */
const IS_REF_A_PROP = /* @__PURE__ */ Number.parseInt(version, 10) >= 19;

/** The ref that an element was given. */
export function refOf<Node>(element: ReactElement): Ref<Node> | undefined {
  const { ref } = (IS_REF_A_PROP ? element.props : element) as { ref?: Ref<Node> | null };
  return ref ?? undefined;
}

/** Merges two refs. The result is stable while they are, so that React does not reattach it at every render. */
export function useMergedRefs<Node>(
  one: Ref<Node> | undefined,
  other: Ref<Node> | undefined,
): Ref<Node> | undefined {
  return useMemo(() => {
    if (!one || !other) return one ?? other;
    return (node: Node | null) => {
      const [detachOne, detachOther] = [attach(one, node), attach(other, node)];
      // React 18 calls with null instead, and warns about a returned function.
      if (!IS_REF_A_PROP) return undefined;
      return () => {
        detachOne();
        detachOther();
      };
    };
  }, [one, other]);
}

function attach<Node>(ref: Ref<Node>, node: Node | null): () => void {
  if (typeof ref !== 'function') {
    if (ref) ref.current = node;
    return () => attach(ref, null);
  }
  const cleanup = ref(node);
  return typeof cleanup === 'function' ? cleanup : () => ref(null);
}
