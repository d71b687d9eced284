/** What of `<ClerkProvider appearance>` is read here: the variables, its own and those of its themes. */
export interface SignOutAppearance {
  /** Clerk's variables: `colorPrimary`, `borderRadius`, `fontFamily` and so on. */
  variables?: object | undefined;
  /** A theme of Clerk's, a list of them, or the name of one. */
  theme?: unknown;
  /** As `theme`, in Core 2. */
  baseTheme?: unknown;
}

type Values = Readonly<Record<string, unknown>>;

/** Names of Core 2 that Core 3 has changed. */
const RENAMED: Readonly<Record<string, string>> = {
  colorText: 'colorForeground',
  colorTextSecondary: 'colorMutedForeground',
  colorTextOnPrimaryBackground: 'colorPrimaryForeground',
  spacingUnit: 'spacing',
};

/**
 * The variables of Clerk's appearances as the custom properties by which Clerk's style sheets know them, such as
 * `--clerk-color-primary`. The last appearance wins, and an appearance wins over its themes. What cannot be read is left out.
 *
 * @returns `undefined` where there are none.
 * @see clerk/javascript packages/ui/src/customizables/parseAppearance.ts and parseVariables.ts, and in Core 2 the same
 * below packages/clerk-js/src/ui
 */
export function appearanceVariables(
  appearances: readonly unknown[],
): Record<string, string> | undefined {
  const properties: Record<string, string> = {};
  for (const appearance of appearances) collect(appearance, properties);
  return Object.keys(properties).length > 0 ? properties : undefined;
}

function collect(appearance: unknown, into: Record<string, string>): void {
  if (!isObject(appearance)) return;
  const { variables, baseTheme, theme = baseTheme } = appearance;
  for (const one of Array.isArray(theme) ? theme : [theme]) collect(one, into);
  if (!isObject(variables)) return;
  for (const [name, value] of Object.entries(variables)) {
    const current = RENAMED[name] ?? name;
    // The current name wins where both are given.
    if (current !== name && variables[current] !== undefined) continue;
    if (name === 'fontWeight' && isObject(value)) {
      for (const [weight, number] of Object.entries(value)) set(`${name}-${weight}`, number, into);
    } else {
      // A scale, of which we use the step that the others are made from.
      set(current, isObject(value) ? (value['500'] ?? value['md']) : value, into);
    }
  }
}

function set(name: string, value: unknown, into: Record<string, string>): void {
  if (typeof value !== 'string' && typeof value !== 'number') return;
  const property = name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  into[`--clerk-${property}`] = value === 'none' ? '0' : `${value}`;
}

function isObject(value: unknown): value is Values {
  return typeof value === 'object' && value !== null;
}
