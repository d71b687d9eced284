import type { EngineName } from '../browser/engine/page.ts';

/** What a person must be able to do in every example, by its name in docs/compatibility.md. */
export const JOURNEYS = {
  'sign out': 'signs out, at the server too',
  redirect: 'goes to where a signed-out person belongs',
  'failure and retry': 'says so when the server fails, and signs out on the retry',
  offline: 'stays signed in offline and says so, and signs out when it is back',
  'double click': 'sends one request for three clicks',
  'second tab': 'signs out the second tab too',
};

/** The name of the journeys of an example in an engine. */
export function titleIn(engine: EngineName, title: string): string {
  return `${title} in ${engine}`;
}
