import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import postcss from 'postcss';
import { compile } from 'tailwindcss';
import tailwind3 from 'tailwindcss-3';
import { describe, expect, it } from 'vitest';
import { withStylesStage } from './stage.ts';

const { resolve } = createRequire(import.meta.url);
const CLASSES = 'bg-red-600 rounded-full px-8 mt-4 text-yellow-200 font-bold';
const WANTED = {
  'border-top-left-radius': /e\+|9999px/,
  'padding-left': /^32px$/,
  'margin-top': /^16px$/,
  'font-weight': /^700$/,
};

const styles = withStylesStage();

/** Tailwind 4's own compiler; `clerk-sign-out/styles.css` is our sheet. */
async function tailwind4(css: string, classes: string): Promise<string> {
  const compiler = await compile(css, {
    loadStylesheet: async (id, base) => ({
      path: id,
      base,
      content:
        id === 'clerk-sign-out/styles.css'
          ? styles.sheet
          : readFileSync(resolve(id === 'tailwindcss' ? 'tailwindcss/index.css' : id), 'utf8'),
    }),
  });
  return compiler.build(classes.split(' '));
}

/** Tailwind 3 with the layers of `docs/guides/tailwind.md`: ours after the base, before the utilities. */
async function tailwind3Of(classes: string): Promise<string> {
  const source = `@tailwind base; ${styles.sheet} @tailwind components; @tailwind utilities;`;
  const config = { content: [{ raw: `<p class="${classes}">` }], theme: { extend: {} } };
  return (await postcss([tailwind3(config)]).process(source, { from: undefined })).css;
}

async function expectClassesToWin(sheets: string[], red: RegExp) {
  const look = await styles.stage.button(sheets, CLASSES, [
    'background-color',
    'color',
    ...Object.keys(WANTED),
  ]);
  const bare = await styles.stage.button([styles.sheet], '', ['background-color', 'color']);

  for (const [property, expected] of Object.entries(WANTED))
    expect(look[property]).toMatch(expected);
  expect(look['background-color']).toMatch(red);
  expect(look['color']).not.toBe(bare['color']);
}

describe('Tailwind 4', () => {
  const documented =
    "@import 'tailwindcss'; @import 'clerk-sign-out/styles.css' layer(components);";

  it('utilities win in the documented setup', async () => {
    await expectClassesToWin([await tailwind4(documented, CLASSES)], /^oklch\(0\.577/);
  });

  it('preflight never wins', async () => {
    expect(await styles.stage.differences([await tailwind4(documented, '')])).toEqual([]);
  });

  it.each([
    ['before', (own: string, app: string) => [own, app]],
    ['after', (own: string, app: string) => [app, own]],
  ])('imported by a component, %s it: looks the same, and can be placed', async (_, order) => {
    const app = await tailwind4("@import 'tailwindcss';", 'mt-4 w-full');

    expect(await styles.stage.differences(order(styles.sheet, app))).toEqual([]);
    expect(
      await styles.stage.button(order(styles.sheet, app), 'mt-4 w-full', ['margin-top', 'width']),
    ).toEqual({
      'margin-top': '16px',
      width: '800px',
    });
  });
});

describe('Tailwind 3', () => {
  it('utilities win in the documented setup', async () => {
    await expectClassesToWin([await tailwind3Of(CLASSES)], /^rgb\(220, 38, 38\)$/);
  });

  it('preflight never wins', async () => {
    expect(await styles.stage.differences([await tailwind3Of('')])).toEqual([]);
  });
});

describe('a class of the app, as of a CSS module', () => {
  const css = `.mine { background-color: red; border-radius: 9999px; padding: 0 32px; margin-top: 16px;
    color: yellow; font-weight: 700 }`;

  it('wins in a sheet that comes later', async () => {
    await expectClassesToWin([styles.sheet, css.replace('.mine', '.px-8')], /^rgb\(255, 0, 0\)$/);
  });

  it('places the button from an earlier sheet, but needs a second class to change its look', async () => {
    const properties = ['margin-top', 'padding-left'];

    expect(await styles.stage.button([css, styles.sheet], 'mine', properties)).toEqual({
      'margin-top': '16px',
      'padding-left': '12px',
    });
    expect(
      await styles.stage.button(
        [css.replace('.mine', '.mine.mine'), styles.sheet],
        'mine',
        properties,
      ),
    ).toEqual({ 'margin-top': '16px', 'padding-left': '32px' });
  });

  it('wins over ours with the class name of our part', async () => {
    const own = '.cso-button { background-color: red }';

    expect(await styles.stage.button([styles.sheet, own], '', ['background-color'])).toEqual({
      'background-color': 'rgb(255, 0, 0)',
    });
  });
});
