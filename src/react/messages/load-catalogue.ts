import type { MenuMessages } from './menu-messages.types.js';
import type { SignOutMessages } from './messages.types.js';

/** A file of `locales`. */
interface Catalogue {
  messages: SignOutMessages;
  menuMessages?: MenuMessages;
}

// Each `import()` is a file of its own in the package: an app loads the one language it shows, if any.
const LOADERS: Record<string, () => Promise<Catalogue>> = {
  ar: () => import('./locales/ar.js'),
  de: () => import('./locales/de.js'),
  es: () => import('./locales/es.js'),
  fr: () => import('./locales/fr.js'),
  he: () => import('./locales/he.js'),
  hi: () => import('./locales/hi.js'),
  it: () => import('./locales/it.js'),
  ja: () => import('./locales/ja.js'),
  ko: () => import('./locales/ko.js'),
  nl: () => import('./locales/nl.js'),
  pl: () => import('./locales/pl.js'),
  pt: () => import('./locales/pt.js'),
  ru: () => import('./locales/ru.js'),
  tr: () => import('./locales/tr.js'),
  uk: () => import('./locales/uk.js'),
  'zh-hans': () => import('./locales/zh-hans.js'),
  'zh-hant': () => import('./locales/zh-hant.js'),
};

const loaded: Record<string, Catalogue> = {};

/** The name of our catalogue for a language tag: `de` for `de-AT`, `zh-hant` for `zh-TW`. */
function nameOf(locale: string): string {
  const [language = ''] = locale.toLowerCase().split('-');
  return language === 'zh' ? (/-(tw|hk|mo|hant)/i.test(locale) ? 'zh-hant' : 'zh-hans') : language;
}

/** The catalogue for a language tag, once it is loaded. */
export function loadedCatalogue(locale: string): SignOutMessages | undefined {
  return loaded[nameOf(locale)]?.messages;
}

export function loadedMenuCatalogue(locale: string): MenuMessages | undefined {
  return loaded[nameOf(locale)]?.menuMessages;
}

/** Loads the catalogue for a language tag. Where there is none, or it can't be had, English stays. */
export async function loadCatalogue(locale: string): Promise<void> {
  const name = nameOf(locale);
  const catalogue = await LOADERS[name]?.().catch(() => undefined);
  if (catalogue) loaded[name] = catalogue;
}
