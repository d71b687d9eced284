import { describe, expect, it } from 'vitest';
import { buttonInEachState } from './parts.tsx';
import { withStylesStage } from './stage.ts';

const styles = withStylesStage();

const looks = (['solid', 'outline', 'ghost', 'danger'] as const).flatMap((variant) =>
  (['sm', 'md', 'lg', 'icon'] as const).map((size) => ({ variant, size })),
);

describe('through the states of a sign-out', () => {
  it.each(looks)('a $size $variant button with a floating message moves nothing', async (look) => {
    const states = buttonInEachState({ ...look, feedback: 'floating' });
    const { button, after } = await styles.stage.places(states['idle'] ?? '');

    for (const markup of Object.values(states))
      expect(await styles.stage.places(markup)).toMatchObject({ button, after });
  });

  it('an inline message moves the content after it, but never the button', async () => {
    const states = buttonInEachState({});
    const idle = await styles.stage.places(states['idle'] ?? '');
    const failed = await styles.stage.places(states['failed'] ?? '');

    expect(failed.button).toBe(idle.button);
    expect(failed.after).not.toBe(idle.after);
  });

  it('the label is on the baseline of the text around it, with and without the width it reserves', async () => {
    const heightOf = async (markup: string) =>
      (await styles.stage.places(markup)).button.split(' ')[1];
    const text = '<span style="font-size: 20px">Not you? </span>';

    for (const markup of Object.values(buttonInEachState({}))) {
      expect(markup).toContain('data-reserve');
      expect(await heightOf(text + markup)).toBe(
        await heightOf(text + markup.replaceAll('data-reserve', 'data-other')),
      );
    }
  });

  it('the name of the button is its label, without the labels that it reserves the width for', async () => {
    const names: Record<string, string> = {};
    for (const [state, markup] of Object.entries(buttonInEachState({})))
      names[state] = (await styles.stage.places(markup)).name;

    expect(names).toEqual({
      idle: 'Sign out',
      pending: 'Sign out',
      spinning: 'Signing out…',
      slow: 'Signing out…',
      redirecting: 'Redirecting…',
      done: 'Signed out',
      failed: 'Sign out',
    });
  });
});
