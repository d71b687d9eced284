import { cloneElement, type Key, type ReactElement, type ReactNode, type Ref } from 'react';
import { mergeProps } from './merge-props.ts';
import { onlyChildOf } from './only-child.ts';
import { refOf, useMergedRefs } from './refs.ts';

type Props = Record<string, unknown>;

/** How an app puts its own element in place of a part's. */
export interface PartElement<State> {
  /** Given the content and the state, returns the element. */
  render?: ((props: { children: ReactNode }, state: State) => ReactElement) | undefined;
  /** The one child is the element. */
  asChild?: boolean | undefined;
  children?: ReactNode;
}

/**
 * The element of a part: `Type`, or the app's own, into which attributes, handlers and the ref are merged.
 *
 * @param content What the part shows where the app gives it no children.
 * @throws when `asChild` has text, nothing or several elements.
 */
export function renderPart<State, Node extends HTMLElement>(
  Type: 'div' | 'button',
  { key, ref, ...props }: Props & { key?: Key | null | undefined; ref?: Ref<Node> | undefined },
  { render, asChild, children }: PartElement<State>,
  state: State,
  content?: ReactNode,
): ReactElement {
  const shown = children ?? content;
  if (!render && !asChild)
    return (
      <Type key={key} {...props} ref={ref as never}>
        {shown}
      </Type>
    );
  const element = render
    ? render({ children: shown }, state)
    : onlyChildOf(shown, 'SessionSignOutMenu');
  if (typeof element === 'string')
    throw new Error('clerk-sign-out: `asChild` expects one element as the child.');
  return <Merged key={key} element={element} props={props} innerRef={ref as Ref<HTMLElement>} />;
}

function Merged({
  element,
  props,
  innerRef,
}: {
  element: ReactElement;
  props: Props;
  innerRef: Ref<HTMLElement> | undefined;
}) {
  const ref = useMergedRefs(innerRef, refOf<HTMLElement>(element));
  // A `<button>` of the app's would submit the form that it is in.
  const given = element.type === 'button' ? { type: 'button', ...props } : props;
  const merged = mergeProps(given, element.props as Props);
  // React 18 warns of a ref on a function component, also of none.
  return cloneElement(element, ref ? { ...merged, ref } : merged);
}
