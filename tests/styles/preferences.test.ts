import { afterEach, describe, expect, it } from 'vitest';
import { withStylesStage } from './stage.ts';

const styles = withStylesStage();
const valuesOf = (className: string, property: string, ...more: string[]) =>
  styles.stage.computed([styles.sheet, ...more], className, property);

afterEach(() => styles.stage.prefer({ contrast: null, media: null, reducedMotion: null }));

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

it.each([
  ['text-shadow', '1px 1px red', 'none'],
  ['letter-spacing', '3px', 'normal'],
  ['word-spacing', '9px', '0px'],
])('%s of the text around a part is not that of its own text', async (property, value, own) => {
  for (const part of ['cso-button', 'cso-feedback', 'cso-dialog'])
    expect(
      new Set(
        await styles.stage.computed(
          [styles.sheet],
          part,
          property,
          `style="${property}: ${value}"`,
        ),
      ),
    ).toEqual(new Set([own]));
});

it('a message in the top layer, which would cover the text of every page, is not printed', async () => {
  const shown = () => valuesOf('cso-feedback', 'display');
  expect(await shown()).not.toContain('none');

  await styles.stage.prefer({ media: 'print' });

  const printed = await shown();
  expect(printed).toContain('none');
  expect(printed).toContain('flex');
});
