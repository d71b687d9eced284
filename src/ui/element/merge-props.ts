import { classNameOf } from './class-name.ts';

type Props = Record<string, unknown>;
type Handler = (...parameters: unknown[]) => unknown;

/**
 * Merges the props of a child with those from its parent. The child's win; class names and styles are joined. Of two
 * handlers, the child's runs first, and the parent's only if the event was not default-prevented.
 */
export function mergeProps(given: Props, own: Props): Props {
  const merged = { ...given, ...own };
  for (const name of Object.keys(given)) {
    const [outer, inner] = [given[name], own[name]];
    if (name === 'className') merged[name] = classNameOf(inner as string, outer as string);
    else if (name === 'style') merged[name] = { ...(outer as object), ...(inner as object) };
    else if (inner === undefined) merged[name] = outer;
    else if (typeof outer === 'function' && typeof inner === 'function' && /^on[A-Z]/.test(name))
      merged[name] = (...parameters: unknown[]) => {
        const handled = (inner as Handler)(...parameters);
        const event = parameters[0] as { defaultPrevented?: boolean } | undefined;
        if (!event?.defaultPrevented) (outer as Handler)(...parameters);
        return handled;
      };
  }
  return merged;
}
