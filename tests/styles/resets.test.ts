import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resets } from './resets.ts';
import { publishedSheet } from './sheet.ts';
import { openStylesStage, type StylesStage } from './stage.ts';

const states: Record<string, readonly string[]> = {
  'at rest': [],
  'under the pointer': ['hover'],
  pressed: ['hover', 'active', 'focus'],
  'with the focus': ['focus', 'focus-visible'],
};

let stage: StylesStage;
let sheet: string;

beforeAll(async () => {
  sheet = await publishedSheet();
  stage = await openStylesStage(sheet);
});
afterAll(() => stage.close());

describe('on a bare page', () => {
  it.each([
    ['font-size', ['12px', '13px', '15px']],
    ['height', ['28px', '32px', '40px']],
    ['font-weight', ['500', '500', '500']],
  ])('has the %s of the design below a parent of 16px', async (property, expected) => {
    const values = await stage.computed([sheet], 'cso-button', property);

    expect(values.slice(0, 3)).toEqual(expected);
  });

  it('would tell of a difference', async () => {
    const other = '.cso-spinner { opacity: 0.5 }';

    const [difference] = await stage.differences([sheet, other]);

    expect(difference).toMatch(/span\.cso-spinner: opacity 1 → opacity 0\.5$/);
  });
});

describe.each(Object.entries(states))('%s', (_, pseudoClasses) => {
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
