import { engine } from './open-browser.ts';

/**
 * What only some engines do. A test of it is defined for those, and not skipped for the others: what a run skips is missing
 * there, and this is not.
 */
export const abilities = {
  /** Chromium and Firefox drop a page from their back-forward cache as soon as a `BroadcastChannel` speaks to it. */
  keepsPagesThatAChannelSpeaksTo: engine === 'webkit',
};
