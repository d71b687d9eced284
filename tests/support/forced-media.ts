import { afterEach, beforeEach, expect } from 'vitest';
import { cdp } from 'vitest/browser';

/** The media features for the stories of these names. In Storybook itself, the system sets them. */
const MEDIA: Record<string, { name: string; value: string }> = {
  'Forced Colors': { name: 'forced-colors', value: 'active' },
  'Reduced Motion': { name: 'prefers-reduced-motion', value: 'reduce' },
};

const colorScheme = {
  name: 'prefers-color-scheme',
  value: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
};
const emulate = (...features: { name: string; value: string }[]) =>
  cdp().send('Emulation.setEmulatedMedia', { features: [colorScheme, ...features] });

beforeEach(async ({ task }) => {
  const feature = MEDIA[task.name];
  if (!feature) return;
  await emulate(feature);
  for (const { name, value } of [colorScheme, feature])
    expect(matchMedia(`(${name}: ${value})`).matches, name).toBe(true);
});

afterEach(async ({ task }) => {
  if (MEDIA[task.name]) await emulate();
});
