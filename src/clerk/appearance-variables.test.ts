import { describe, expect, it } from 'vitest';
import { appearanceVariables } from './appearance-variables.ts';

const dark = {
  name: 'dark',
  __type: 'prebuilt_appearance',
  variables: { colorPrimary: '#ffffff', colorPrimaryForeground: 'black', colorNeutral: 'white' },
};
const shadcn = {
  name: 'shadcn',
  __type: 'prebuilt_appearance',
  cssLayerName: 'components',
  variables: {
    colorPrimary: 'var(--primary)',
    fontWeight: { normal: 'var(--font-weight-normal)', medium: 'var(--font-weight-medium)' },
  },
};
const purple = { name: 'purple', theme: dark, variables: { colorPrimary: '#f8d80d' } };

describe('appearanceVariables', () => {
  it('returns the custom properties that Clerk uses for its variables', () => {
    const variables = {
      colorPrimary: '#6c47ff',
      colorMutedForeground: 'gray',
      borderRadius: '1rem',
      fontFamilyButtons: 'Inter',
      fontWeight: { medium: 600 },
      spacing: '0.9rem',
    };

    expect(appearanceVariables([{ variables }])).toEqual({
      '--clerk-color-primary': '#6c47ff',
      '--clerk-color-muted-foreground': 'gray',
      '--clerk-border-radius': '1rem',
      '--clerk-font-family-buttons': 'Inter',
      '--clerk-font-weight-medium': '600',
      '--clerk-spacing': '0.9rem',
    });
  });

  it.each([
    ['colorText', 'colorForeground', '--clerk-color-foreground'],
    ['colorTextSecondary', 'colorMutedForeground', '--clerk-color-muted-foreground'],
    ['colorTextOnPrimaryBackground', 'colorPrimaryForeground', '--clerk-color-primary-foreground'],
    ['spacingUnit', 'spacing', '--clerk-spacing'],
  ])('reads %s of Core 2, but prefers %s', (old, current, property) => {
    expect(appearanceVariables([{ variables: { [old]: 'old' } }])).toMatchObject({
      [property]: 'old',
    });
    for (const variables of [
      { [old]: 'old', [current]: 'current' },
      { [current]: 'current', [old]: 'old' },
    ])
      expect(appearanceVariables([{ variables }])).toMatchObject({ [property]: 'current' });
  });

  it('uses the base of a scale, and 0 for the radius "none"', () => {
    const variables = {
      colorPrimary: { 400: 'light', 500: 'base' },
      fontSize: { sm: '12px', md: '14px' },
      borderRadius: 'none',
    };

    expect(appearanceVariables([{ variables }])).toMatchObject({
      '--clerk-color-primary': 'base',
      '--clerk-font-size': '14px',
      '--clerk-border-radius': '0',
    });
  });

  it.each([
    ['a theme', { theme: dark }],
    ['a theme of Core 2', { baseTheme: dark }],
    ['a list of themes', { theme: [shadcn, dark] }],
    ['a list of Core 2, with a name in it', { baseTheme: [shadcn, 'simple', dark] }],
    ['theme before baseTheme', { theme: dark, baseTheme: shadcn }],
  ])('reads %s', (_, appearance) => {
    expect(appearanceVariables([appearance])).toMatchObject({
      '--clerk-color-primary': '#ffffff',
      '--clerk-color-primary-foreground': 'black',
    });
  });

  it('lets an appearance win over its theme, a theme over its base theme, and the last appearance over the rest', () => {
    expect(appearanceVariables([{ theme: purple }])).toMatchObject({
      '--clerk-color-primary': '#f8d80d',
      '--clerk-color-neutral': 'white',
    });
    expect(
      appearanceVariables([{ theme: purple, variables: { colorPrimary: 'red' } }]),
    ).toMatchObject({ '--clerk-color-primary': 'red' });
    expect(appearanceVariables([{ theme: purple }, undefined, { theme: shadcn }])).toMatchObject({
      '--clerk-color-primary': 'var(--primary)',
      '--clerk-font-weight-medium': 'var(--font-weight-medium)',
    });
  });

  it.each([
    ['nothing', []],
    ['no appearance', [undefined, null]],
    ['a theme by its name', [{ theme: 'simple' }]],
    ['elements alone', [{ elements: { card: 'shadow' } }]],
    [
      'values that are none',
      [{ variables: { colorPrimary: undefined, colorText: null, x: [], y: false } }],
    ],
    ['a value that is not an appearance', ['dark', 1, { variables: 'none', theme: 4 }]],
  ])('finds no variables in %s', (_, appearances) => {
    expect(appearanceVariables(appearances)).toEqual({});
  });
});
