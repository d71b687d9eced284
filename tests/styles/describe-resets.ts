import { describe, expect, it } from 'vitest';
import type { Reset } from './resets.ts';
import { withStylesStage } from './stage.ts';

const STATES: Record<string, readonly string[]> = {
  'at rest': [],
  'under the pointer': ['hover'],
  pressed: ['hover', 'active', 'focus'],
  'with the focus': ['focus', 'focus-visible'],
};

/** Compares every part in every state with its look on a page that has only our sheet. */
export function describeResets(resets: readonly Reset[]): void {
  const styles = withStylesStage();

  describe.each(Object.entries(STATES))('%s', (_, pseudoClasses) => {
    it.each(resets)('looks the same after $name', async ({ css }) => {
      expect(await styles.stage.differences([css, styles.sheet], pseudoClasses)).toEqual([]);
    });

    it.each(resets.filter(({ isAsStrongAsClass }) => !isAsStrongAsClass))(
      'looks the same before $name',
      async ({ css }) => {
        expect(await styles.stage.differences([styles.sheet, css], pseudoClasses)).toEqual([]);
      },
    );
  });
}
