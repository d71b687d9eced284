/** Joins what there is of class names; nothing is no attribute. */
export function classNameOf(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
