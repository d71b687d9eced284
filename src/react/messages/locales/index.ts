import type { Catalogue } from '../load-catalogue.js';

// Each `import()` is a file of its own in the package: an app loads the one language it shows, if any.
const IMPORTS: Record<string, () => Promise<Catalogue>> = {
  ar: () => import('./ar.js'),
  de: () => import('./de.js'),
  es: () => import('./es.js'),
  fr: () => import('./fr.js'),
  he: () => import('./he.js'),
  hi: () => import('./hi.js'),
  it: () => import('./it.js'),
  ja: () => import('./ja.js'),
  ko: () => import('./ko.js'),
  nl: () => import('./nl.js'),
  pl: () => import('./pl.js'),
  pt: () => import('./pt.js'),
  ru: () => import('./ru.js'),
  tr: () => import('./tr.js'),
  uk: () => import('./uk.js'),
  'zh-hans': () => import('./zh-hans.js'),
  'zh-hant': () => import('./zh-hant.js'),
};

/** The catalogue for a language tag, if there is one: `de` for `de-AT`, `zh-hant` for `zh-TW`. */
export async function importCatalogue(locale: string): Promise<Catalogue | undefined> {
  const [language = ''] = locale.toLowerCase().split('-');
  const name =
    language === 'zh' ? (/-(tw|hk|mo|hant)/i.test(locale) ? 'zh-hant' : 'zh-hans') : language;
  return IMPORTS[name]?.();
}
