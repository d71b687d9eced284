import { describe, expect, it } from 'vitest';
import { withStylesStage } from './stage.ts';
import { tools } from './tools.ts';

const styles = withStylesStage();

describe('in an app that declares no color-scheme', () => {
  it.each(tools)('looks the same through %s', async (_, run) => {
    const output = await run(styles.sheet);

    expect(output).toContain('.cso-button');
    expect(await styles.stage.differences([output])).toEqual([]);
  });
});

describe('light and dark', () => {
  const WHITE = 'color(srgb 1 1 1)';
  const fills = async (css: string) =>
    (await styles.stage.computed([styles.sheet, css], 'cso-button', 'background-color'))[1];

  it.each([
    ['an app without color-scheme, on a white page', '', false],
    ['an app that is only light', ':root { color-scheme: light }', false],
    ['an app that follows the system', ':root { color-scheme: light dark }', true],
    ['a dark part of a page', 'form#stage { color-scheme: dark !important }', true],
  ])('while the system is dark: %s', async (_, css, isDark) => {
    await styles.stage.prefer({ colorScheme: 'dark' });

    expect((await fills(css)) === WHITE).toBe(isDark);
  });

  it.each([
    ['class="dark"', true],
    ['data-theme="dark"', true],
    ['class="dark"><section class="light"', false],
    ['class="light"', false],
  ])('while the system is light: %s', async (mark, isDark) => {
    await styles.stage.prefer({ colorScheme: 'light' });
    const [, fill] = await styles.stage.computed(
      [styles.sheet],
      'cso-button',
      'background-color',
      mark,
    );

    expect(fill === WHITE).toBe(isDark);
  });
});
