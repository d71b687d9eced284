import { advance } from './advance.ts';
import { attempt } from './attempt.ts';
import { isSignOutError, SignOutError } from './errors.ts';
import { findSessions } from './find-sessions.ts';
import type { Operation } from './operation.types.ts';
import type { SignOutOptions } from './options.ts';
import type { Run } from './run.ts';
import { unlessAborted } from './unless-aborted.ts';

/** Whether the app can ask the person, or stop the sign-out. */
export function hasQuestion({ options }: Run): boolean {
  return Boolean(options.onBeforeSignOut ?? options.confirm);
}

export async function askPerson(operation: Operation): Promise<boolean> {
  const { signal, options } = operation.run;
  const { onBeforeSignOut, confirm } = options;
  advance(operation, 'confirming');
  try {
    if (onBeforeSignOut && (await unlessAborted(onBeforeSignOut, signal, false)) === false)
      return false;
    if (confirm && (await confirmation(operation, confirm)) !== true) return false;
  } catch (cause) {
    // An error of the app says nothing about Clerk, even if it looks like one, as the failure of the app's request does.
    throw isSignOutError(cause) ? cause : new SignOutError('unknown', { cause });
  }
  advance(operation, 'requesting');
  return true;
}

/** Asks the person, and withdraws the question once no session is left to ask about: its text may be private. */
async function confirmation(
  operation: Operation,
  confirm: NonNullable<SignOutOptions['confirm']>,
): Promise<boolean | undefined> {
  const { run, sessions } = operation;
  const question = new AbortController();
  const takeBack = () => question.abort();
  run.signal.addEventListener('abort', takeBack);
  const unsubscribe = sessions.subscribe(() => {
    const left =
      run.target === 'other-devices'
        ? sessions.read().signedIn
        : attempt(() => findSessions(operation), ['']);
    if (left.length === 0) takeBack();
  });
  try {
    return await unlessAborted(() => confirm({ signal: question.signal }), run.signal, false);
  } finally {
    unsubscribe();
  }
}
