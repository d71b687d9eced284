import type { Catalogue } from '../load-catalogue.ts';

// Each `import()` is a file of its own in the package: an app loads the one language it shows, if any.
const IMPORTS: Record<string, () => Promise<Catalogue>> = {
  ar: () => import('./ar.ts'),
  de: () => import('./de.ts'),
  es: () => import('./es.ts'),
  fr: () => import('./fr.ts'),
  he: () => import('./he.ts'),
  hi: () => import('./hi.ts'),
  it: () => import('./it.ts'),
  ja: () => import('./ja.ts'),
  ko: () => import('./ko.ts'),
  nl: () => import('./nl.ts'),
  pl: () => import('./pl.ts'),
  pt: () => import('./pt.ts'),
  ru: () => import('./ru.ts'),
  tr: () => import('./tr.ts'),
  uk: () => import('./uk.ts'),
  'zh-hans': () => import('./zh-hans.ts'),
  'zh-hant': () => import('./zh-hant.ts'),
};

/** The catalogue for a language tag, if there is one: `de` for `de-AT`, `zh-hant` for `zh-TW`. */
export async function importCatalogue(locale: string): Promise<Catalogue | undefined> {
  const [language = ''] = locale.toLowerCase().split('-');
  const name =
    language === 'zh' ? (/-(tw|hk|mo|hant)/i.test(locale) ? 'zh-hant' : 'zh-hans') : language;
  return IMPORTS[name]?.();
}
