import { describe, expect, it } from 'vitest';
import * as core from '../../entries/core.ts';
import type { SignOutCatalogue } from '../catalogue.types.ts';

const { enMessages } = core;
const catalogues = Object.entries(core).filter(([name]) => name.endsWith('Messages')) as [
  string,
  SignOutCatalogue,
][];

const textsOf = ({ errors, ...texts }: SignOutCatalogue): [string, string][] =>
  Object.entries({ ...texts, ...errors });

const placeholdersOf = (text: string) => text.match(/\{\w+\}/g) ?? [];

it('finds the eighteen languages', () => {
  expect(catalogues).toHaveLength(18);
});

describe.each(catalogues)('%s', (_, catalogue) => {
  const texts = textsOf(catalogue);

  it('has every text and placeholder of the English catalogue', () => {
    expect(texts.map(([name, text]) => [name, placeholdersOf(text)])).toEqual(
      textsOf(enMessages).map(([name, text]) => [name, placeholdersOf(text)]),
    );
  });

  it('has typographic marks, none of which a line break can separate from its word', () => {
    expect(texts.filter(([, text]) => /\.\.\.|['"]| [?!:;…]/.test(text))).toEqual([]);
  });
});
