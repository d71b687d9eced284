import type { SignOutCatalogue } from './catalogue.types.ts';

/**
 * The catalogue for a locale: the one whose tag is its longest prefix, so that `de-AT` finds `de`. Chinese is matched by
 * script: `zh-TW` finds `zh-Hant`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4647#section-3.4 “Lookup”
 */
export function catalogueFor<Catalogue extends Pick<SignOutCatalogue, 'locale'>>(
  locale: string,
  catalogues: readonly Catalogue[],
): Catalogue | undefined {
  const beginning = (catalogue: Catalogue) =>
    catalogue && subtags(locale).startsWith(subtags(catalogue.locale));
  return catalogues
    .filter(beginning)
    .reduce<Catalogue | undefined>(
      (best, next) => (best && best.locale.length >= next.locale.length ? best : next),
      undefined,
    );
}

/** The tag with a hyphen after each subtag. Not by `Intl.Locale`, which knows scripts: React Native does not have it. */
function subtags(locale: string): string {
  const tag = `${String(locale).toLowerCase().replaceAll('_', '-')}-`;
  return tag.replace(/^zh-(?!han[st]-)/, /-(tw|hk|mo)-/.test(tag) ? 'zh-hant-' : 'zh-hans-');
}
