import { describe, expect, it } from 'vitest';
import { catalogueFor } from './catalogue-for.ts';

const tags = ['de', 'de-CH', 'pt', 'zh-Hans', 'zh-Hant', 'sr-Latn'];
const find = (locale: string, from = tags) =>
  catalogueFor(
    locale,
    from.map((tag) => ({ locale: tag })),
  )?.locale;

describe('catalogueFor', () => {
  it.each([
    ['de', 'de'],
    ['de-DE', 'de'],
    ['de-AT', 'de'],
    ['DE_at', 'de'],
    ['de-CH', 'de-CH'],
    ['de-CH-1996', 'de-CH'],
    ['pt-BR', 'pt'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-TW', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['zh-Hans-TW', 'zh-Hans'],
    ['sr-Latn-RS', 'sr-Latn'],
  ])('finds for %s the catalogue %s', (locale, expected) => {
    expect(find(locale)).toBe(expected);
  });

  it.each(['', 'fr', 'den-CA', 'd', 'sr-RS', '-', '42'])('finds none for “%s”', (locale) => {
    expect(find(locale)).toBeUndefined();
  });

  it('does not confuse the two Chinese scripts', () => {
    expect(find('zh-TW', ['zh-Hans'])).toBeUndefined();
    expect(find('zh-CN', ['zh-Hant'])).toBeUndefined();
    expect(find('zh-TW', ['zh-Hans', 'zh-TW'])).toBe('zh-TW');
  });
});
