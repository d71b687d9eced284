import { engine } from './open-browser.ts';

/**
 * What only some engines do. Tests of it are defined for those engines only and not skipped for the others, because a
 * skipped test means that something is missing on the machine.
 */
export const abilities = {
  /** Chromium and Firefox drop a page from their back-forward cache as soon as it gets a `BroadcastChannel` message. */
  keepsPagesThatAChannelSpeaksTo: engine === 'webkit',
};
