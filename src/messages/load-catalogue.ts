import type { MenuMessages } from './menu-messages.types.ts';
import type { SignOutMessages } from './messages.types.ts';

/** A file of `locales`. */
export interface Catalogue {
  messages: SignOutMessages;
  menuMessages?: MenuMessages;
}

const loaded: Record<string, Catalogue> = {};

/** The catalogue for a language tag, once it is loaded. */
export function loadedCatalogue(locale: string): SignOutMessages | undefined {
  return loaded[locale]?.messages;
}

export function loadedMenuCatalogue(locale: string): MenuMessages | undefined {
  return loaded[locale]?.menuMessages;
}

/** Loads the catalogue for a language tag. Where there is none, or it can't be had, English stays. */
export async function loadCatalogue(locale: string): Promise<void> {
  // The list of the languages is a file of its own, too: an app in English needs none of them.
  if (/^(en\b|$)/i.test(locale)) return;
  try {
    const { importCatalogue } = await import('./locales/index.ts');
    const catalogue = await importCatalogue(locale);
    if (catalogue) loaded[locale] = catalogue;
  } catch {
    // English stays.
  }
}
