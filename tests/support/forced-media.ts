import { beforeEach, expect } from 'vitest';
import { cdp } from 'vitest/browser';

/** The media features for the stories of these names. In Storybook itself, the system sets them. */
const MEDIA: Record<string, { name: string; value: string }> = {
  'Forced Colors': { name: 'forced-colors', value: 'active' },
  'Reduced Motion': { name: 'prefers-reduced-motion', value: 'reduce' },
};

/** Emulates a color scheme, with the media feature of a story. */
export async function emulateMedia(colorScheme: 'light' | 'dark', story = ''): Promise<void> {
  const features = [
    { name: 'prefers-color-scheme', value: colorScheme },
    ...(MEDIA[story] ? [MEDIA[story]] : []),
  ];
  await cdp().send('Emulation.setEmulatedMedia', { features });
  for (const { name, value } of features)
    expect(matchMedia(`(${name}: ${value})`).matches, name).toBe(true);
}

beforeEach(({ task }) => emulateMedia('light', task.name));
