import { createPresenters, type Presenters } from '../core/presenters.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** Who shows the outcomes for a Clerk instance: one answer for every component of every entry. */
export function getPresenters(clerk: ClerkInstance): Presenters {
  return getConnection(clerk).part(createPresenters);
}
