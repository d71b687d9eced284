import { expect, it } from 'vitest';
import { withStylesStage } from './stage.ts';

const styles = withStylesStage();

it('the progress of many sign-outs is drawn in the theme’s color, not the browser’s', async () => {
  const drawn = (color: string, value: number) =>
    styles.stage.picture(
      `<div class="cso-menu" style="--cso-color-primary: ${color}">` +
        `<progress class="cso-menu-progress" max="3" value="${value}"></progress></div>`,
    );
  const red = await drawn('red', 1);

  expect(await drawn('red', 1)).toBe(red);
  expect(await drawn('red', 2)).not.toBe(red);
  expect(await drawn('blue', 1)).not.toBe(red);
});

it('the progress of many sign-outs is drawn in forced colors too', async () => {
  const drawn = (value: number) =>
    styles.stage.picture(
      `<div class="cso-menu"><progress class="cso-menu-progress" max="3" value="${value}"></progress></div>`,
    );
  await styles.stage.prefer({ forcedColors: 'active' });
  const one = await drawn(1);

  expect(await drawn(1)).toBe(one);
  expect(await drawn(2)).not.toBe(one);
  await styles.stage.prefer({ forcedColors: 'none' });
});
