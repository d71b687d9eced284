import axe from 'axe-core';
import { afterEach, expect } from 'vitest';
import { emulateMedia } from './forced-media.ts';
import { RULES_ABOUT_COLORS } from './rules-about-colors.ts';

/** What Storybook's own check of a story excludes. */
const STORYBOOKS_OWN = ['.sb-wrapper', '#storybook-docs', '#storybook-highlights-root'];

// A story has been checked in light, and is still there as its play function has left it.
afterEach(async ({ task }) => {
  await emulateMedia('dark', task.name);
  for (const animation of document.getAnimations())
    if (animation.effect?.getComputedTiming().endTime !== Infinity) animation.finish();
  const { violations } = await axe.run(
    { include: document.body, exclude: STORYBOOKS_OWN },
    { runOnly: RULES_ABOUT_COLORS, resultTypes: ['violations'] },
  );
  await emulateMedia('light');
  const found = violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
  expect(found, 'in dark').toEqual([]);
});
