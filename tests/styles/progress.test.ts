import { expect, it } from 'vitest';
import { withStylesStage } from './stage.ts';

const styles = withStylesStage();

it('how far many sign-outs have come is drawn in the colour of the theme, and not by the browser', async () => {
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
