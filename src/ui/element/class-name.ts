/** Joins the class names that are set; `undefined`, and so no attribute, if none is. */
export function classNameOf(...names: (string | false | undefined)[]): string | undefined {
  return names.filter(Boolean).join(' ') || undefined;
}
