import { advance } from './advance.ts';
import type { SignOutError, SignOutErrorCode } from './errors.ts';
import type { Operation } from './operation.types.ts';
import { keyOf } from './target.ts';

/** With these errors the server has not refused, so recovery keeps asking it instead of reloading the page. */
const WORTH_RETRYING: readonly SignOutErrorCode[] = [
  'network',
  'offline',
  'timeout',
  'server',
  'rate_limited',
  'not_confirmed_by_server',
];

/**
 * Makes the app usable again. After a time-out it does so once more when `late` settles. The last resort is to reload
 * the page once; while the server cannot be asked, it waits instead.
 *
 * @returns Whether the server has said since which sessions are signed in.
 */
export async function recoverAfterFailure(
  operation: Operation,
  error: SignOutError,
  before: string | null,
  late: Promise<unknown>,
): Promise<boolean> {
  const { run, sessions, recovery, clerk, page } = operation;
  const { timeoutMs } = run;
  // By then the app may have changed to another session, or the person may have signed in again.
  const lastShown = () => sessions.read().lastCurrent ?? before;
  const bringBack = () => recovery.claim(lastShown(), timeoutMs);
  advance(operation, 'recovering');
  if (error.code === 'timeout') late.then(bringBack, bringBack);
  const wanted = lastShown();
  const failure = await recovery.claim(wanted, timeoutMs);
  const isAnswered = failure === undefined;
  if (sessions.isUsable(wanted) || WORTH_RETRYING.includes(clerk.toError(failure).code))
    return isAnswered;
  const { sessionIds } = run;
  const { signedIn } = sessions.read();
  if (page.reload({ key: keyOf(run.target), sessionIds, signedIn, error })) recovery.giveUp();
  return isAnswered;
}
