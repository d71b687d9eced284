import type { Generation } from './harness/protocol.ts';

export const GENERATIONS: readonly Generation[] = ['core-2', 'core-3'];
