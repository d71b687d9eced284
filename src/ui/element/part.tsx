import { cloneElement, type Key, type ReactElement, type ReactNode, type Ref } from 'react';
import { withDefaults } from '#shared';
import { mergeProps } from './merge-props.ts';
import { onlyChildOf } from './only-child.ts';
import { refOf, useMergedRefs } from './refs.ts';

type Props = Record<string, unknown>;

/** How an app replaces the element of a part. */
export interface PartElement<State> {
  /** Returns the element from the content and the state. */
  render?: ((props: { children: ReactNode }, state: State) => ReactElement) | undefined;
  /** The one child is the element. */
  asChild?: boolean | undefined;
  children?: ReactNode;
}

/**
 * The element of a part: `Type`, or the app's element, into which attributes, handlers and the ref are merged.
 *
 * @param content The content of the part when the app gives it no children.
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
  // Without a type, a `<button>` of the app would submit the form around it.
  const given = element.type === 'button' ? { type: 'button', ...props } : props;
  // React 18 warns about a `ref` prop on a function component, even if it is undefined: undefined values are left out.
  return cloneElement(
    element,
    withDefaults<Props>({}, { ...mergeProps(given, element.props as Props), ref }),
  );
}
