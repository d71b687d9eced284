import type { Operation } from './operation.types.ts';
import type { SignOutPhase } from './types.ts';

export function advance({ emit }: Operation, phase: SignOutPhase): void {
  emit({ type: 'advanced', phase });
}
