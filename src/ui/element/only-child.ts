import { Children, Fragment, isValidElement, type ReactElement, type ReactNode } from 'react';
import { developerMessages, documentationOf } from '#shared';

/**
 * The only child of a component: one element, or its text. No child is an empty text.
 * Values that React does not show, such as the `false` of a condition, do not count. A fragment counts as its content,
 * because it can take no handler.
 *
 * @throws Error in Clerk's own words, when there are more.
 */
export function onlyChildOf(children: ReactNode, component: string): ReactElement | string {
  const shown = Children.toArray(children);
  const [child] = shown;
  if (shown.length === 1 && isValidElement<{ children?: ReactNode }>(child))
    return child.type === Fragment ? onlyChildOf(child.props.children, component) : child;
  if (shown.every((part) => typeof part !== 'object')) return shown.join('');
  throw new Error(
    `clerk-sign-out: ${developerMessages?.multipleChildren(component) ?? documentationOf('bad-options')}`,
  );
}
