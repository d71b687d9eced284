import {
  arSA,
  deDE,
  enUS,
  esES,
  frFR,
  heIL,
  hiIN,
  itIT,
  jaJP,
  koKR,
  nlNL,
  plPL,
  ptBR,
  ruRU,
  trTR,
  ukUA,
  zhCN,
  zhTW,
} from '@clerk/localizations';
import {
  arMessages,
  deMessages,
  enMessages,
  esMessages,
  frMessages,
  heMessages,
  hiMessages,
  itMessages,
  jaMessages,
  koMessages,
  nlMessages,
  plMessages,
  ptMessages,
  ruMessages,
  type SignOutCatalogue,
  type SignOutLocalization,
  trMessages,
  ukMessages,
  zhHansMessages,
  zhHantMessages,
} from '../../src/entries/core.ts';
import type { StoryLocale } from '../../src/entries/storybook.ts';

/** Every language of this package, with Clerk's localization for it. */
export const languages: readonly (readonly [SignOutLocalization, SignOutCatalogue])[] = [
  [arSA, arMessages],
  [deDE, deMessages],
  [enUS, enMessages],
  [esES, esMessages],
  [frFR, frMessages],
  [heIL, heMessages],
  [hiIN, hiMessages],
  [itIT, itMessages],
  [jaJP, jaMessages],
  [koKR, koMessages],
  [nlNL, nlMessages],
  [plPL, plMessages],
  [ptBR, ptMessages],
  [ruRU, ruMessages],
  [trTR, trMessages],
  [ukUA, ukMessages],
  [zhCN, zhHansMessages],
  [zhTW, zhHantMessages],
];

/** The catalogues for `SignOutDefaults`. */
export const catalogues = languages.map(([, catalogue]) => catalogue);

/** The languages of the toolbar, English first. */
export const locales: Record<string, StoryLocale> = Object.fromEntries(
  languages
    .map(([localization]) => [localization.locale ?? 'en', localization] as const)
    .sort(([one], [other]) => Number(other === 'en-US') - Number(one === 'en-US'))
    .map(([tag, localization]) => [
      tag,
      {
        title: new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag,
        localization,
        direction: /^(ar|he)/.test(tag) ? 'rtl' : 'ltr',
      },
    ]),
);
