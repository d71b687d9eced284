import { expect, it } from 'vitest';
import { coreSituations, moreSituations } from './core-situations.ts';
import type { Situation } from './play-situation.ts';
import { hookSituations } from './situations.ts';

it.each([
  ['fault', 'target'],
  ['fault', 'subject'],
  ['target', 'subject'],
] as const)('every %s is played with every %s', (one, other) => {
  const pairsOf = (situations: Situation[]) =>
    new Set(situations.map((each) => `${each[one].name} · ${each[other].name}`));
  expect(pairsOf([...coreSituations, ...moreSituations])).toEqual(pairsOf(hookSituations));
});
