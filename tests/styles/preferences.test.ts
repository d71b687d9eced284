import { afterEach, describe, expect, it } from 'vitest';
import { withStylesStage } from './stage.ts';

const styles = withStylesStage();
const valuesOf = (className: string, property: string, ...more: string[]) =>
  styles.stage.computed([styles.sheet, ...more], className, property);

afterEach(() => styles.stage.prefer({ contrast: null, reducedMotion: null }));

describe('the size of the text', () => {
  it('is the same, as is every other size, where an app makes 1rem 10px', async () => {
    const app = 'html { font-size: 62.5% !important }';

    expect(await styles.stage.differences([styles.sheet, app])).toEqual([]);
  });

  it.each(['cso-button', 'cso-dialog'])(
    'is what a person chooses, with the size of .%s',
    async (part) => {
      const person = 'html { font-size: 32px !important }';
      const doubled = (values: string[]) =>
        values.map((value) => `${Number.parseFloat(value) * 2}px`);

      for (const property of ['font-size', 'padding-left'])
        expect(await valuesOf(part, property, person)).toEqual(
          doubled(await valuesOf(part, property)),
        );
    },
  );
});

describe('more contrast', () => {
  it('makes edges and secondary text as strong as the text', async () => {
    const edge = () => valuesOf('cso-action', 'border-top-color');
    const secondary = () => valuesOf('cso-dialog-description', 'color');
    const text = [
      ...(await valuesOf('cso-action', 'color')),
      ...(await valuesOf('cso-dialog', 'color')),
    ];
    expect([...(await edge()), ...(await secondary())]).not.toEqual(text);

    await styles.stage.prefer({ contrast: 'more' });

    expect([...(await edge()), ...(await secondary())]).toEqual(text);
  });
});

describe('motion', () => {
  const motionOf = async () => [
    ...(await valuesOf('cso-dialog', 'animation-name')),
    ...(await valuesOf('cso-feedback', 'animation-name')),
  ];

  it('a question and a message appear gently, but not for those who prefer no motion', async () => {
    await styles.stage.prefer({ reducedMotion: 'no-preference' });
    expect(new Set(await motionOf())).toEqual(new Set(['cso-appear']));

    await styles.stage.prefer({ reducedMotion: 'reduce' });
    expect(new Set(await motionOf())).toEqual(new Set(['none']));
  });
});

it('the shadow of the text around a part is not that of its own text', async () => {
  const shadowed = 'style="text-shadow: 1px 1px red"';
  const shadows = await styles.stage.computed(
    [styles.sheet],
    'cso-button',
    'text-shadow',
    shadowed,
  );

  expect(new Set(shadows)).toEqual(new Set(['none']));
});
