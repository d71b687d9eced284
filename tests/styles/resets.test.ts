import { describe, expect, it } from 'vitest';
import { describeResets } from './describe-resets.ts';
import { strongestReset } from './resets.ts';
import { withStylesStage } from './stage.ts';

const styles = withStylesStage();

describe('on a bare page', () => {
  it.each([
    ['font-size', ['12px', '13px', '15px']],
    ['height', ['28px', '32px', '40px']],
    ['font-weight', ['500', '500', '500']],
  ])('has the %s of the design below a parent of 16px', async (property, expected) => {
    const values = await styles.stage.computed([styles.sheet], 'cso-button', property);

    expect(values.slice(0, 3)).toEqual(expected);
  });

  it('a difference would be found', async () => {
    const other = '.cso-spinner { opacity: 0.5 }';

    const [difference] = await styles.stage.differences([styles.sheet, other]);

    expect(difference).toMatch(/span\.cso-spinner: opacity 1 → opacity 0\.5$/);
  });
});

describeResets([strongestReset]);
