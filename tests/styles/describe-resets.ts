import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Reset } from './resets.ts';
import { publishedSheet } from './sheet.ts';
import { openStylesStage, type StylesStage } from './stage.ts';

const STATES: Record<string, readonly string[]> = {
  'at rest': [],
  'under the pointer': ['hover'],
  pressed: ['hover', 'active', 'focus'],
  'with the focus': ['focus', 'focus-visible'],
};

/** Holds every part, in every state, against its look on a page with nothing but our sheet. */
export function describeResets(resets: readonly Reset[]): void {
  let stage: StylesStage;
  let sheet: string;
  beforeAll(async () => {
    sheet = await publishedSheet();
    stage = await openStylesStage(sheet);
  });
  afterAll(() => stage.close());

  describe.each(Object.entries(STATES))('%s', (_, pseudoClasses) => {
    it.each(resets)('looks the same after $name', async ({ css }) => {
      expect(await stage.differences([css, sheet], pseudoClasses)).toEqual([]);
    });

    it.each(resets.filter(({ isAsStrongAsClass }) => !isAsStrongAsClass))(
      'looks the same before $name',
      async ({ css }) => {
        expect(await stage.differences([sheet, css], pseudoClasses)).toEqual([]);
      },
    );
  });
}
