/** The part of `<ClerkProvider appearance>` that is read here: its variables and those of its themes. */
export interface SignOutAppearance {
  /** Clerk's variables: `colorPrimary`, `borderRadius`, `fontFamily` and so on. */
  variables?: object | undefined;
  /** A theme of Clerk's, a list of them, or the name of one. */
  theme?: unknown;
  /** As `theme`, in Core 2. */
  baseTheme?: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** Names of Core 2, each with its name in Core 3. */
const RENAMED = [
  ['colorText', 'colorForeground'],
  ['colorTextSecondary', 'colorMutedForeground'],
  ['colorTextOnPrimaryBackground', 'colorPrimaryForeground'],
  ['spacingUnit', 'spacing'],
] as const;

/**
 * The variables of Clerk's appearances as the custom properties by which Clerk's style sheets know them, such as
 * `--clerk-color-primary`. The last appearance wins, and an appearance wins over its themes. Unreadable values are skipped.
 *
 * @see clerk/javascript packages/ui/src/customizables/parseAppearance.ts and parseVariables.ts, and in Core 2 the same
 * below packages/clerk-js/src/ui
 */
export function appearanceVariables(appearances: readonly unknown[]): Record<string, string> {
  const properties: Record<string, string> = {};
  for (const appearance of appearances) collect(appearance, properties);
  return properties;
}

function collect(appearance: unknown, into: Record<string, string>): void {
  if (!isObject(appearance)) return;
  const { baseTheme, theme = baseTheme, variables } = appearance;
  for (const one of Array.isArray(theme) ? theme : [theme]) collect(one, into);
  if (!isObject(variables)) return;
  const current: Record<string, unknown> = { ...variables };
  for (const [old, name] of RENAMED) current[name] ??= current[old];
  for (const name in current) set(name, current[name], into);
}

function set(name: string, value: unknown, into: Record<string, string>): void {
  if (isObject(value)) {
    // A scale: its base step gets the plain name, and each step also gets its own.
    set(name, value['500'] ?? value['md'], into);
    for (const step in value) set(`${name}-${step}`, value[step], into);
  } else if (value) {
    const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    into[`--clerk-${property}`] = value === 'none' ? '0' : `${value}`;
  }
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}
