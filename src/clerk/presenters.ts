import { createPresenters, type Presenters } from '../core/presenters.ts';
import type { ClerkInstance } from './clerk-instance.ts';
import { getConnection } from './connection.ts';

/** The presenters of a Clerk instance, shared by all components of all entries. */
export function getPresenters(clerk: ClerkInstance): Presenters {
  return getConnection(clerk).part(createPresenters);
}
