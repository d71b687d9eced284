import { callSafely } from './call-safely.ts';
import { isSignOutError, SignOutError } from './errors.ts';
import type { Operation } from './operation.types.ts';
import { assertRedirectAllowed, assertSchemeAllowed } from './redirect.ts';
import { report } from './report.ts';
import { withTimeout } from './time-limit.ts';
import type { SignedOutInfo, SignOutResult } from './types.ts';

/** Runs once the server has confirmed: calls the app's callbacks, then redirects if asked to. Never rejects. */
export async function complete(
  operation: Operation,
  info: SignedOutInfo,
  staysOnPage: boolean,
): Promise<SignOutResult> {
  const { run, runs, sessions, callbacks, navigation, emit, devicesError } = operation;
  const { timeoutMs } = run;
  const { onSignedOut, onError } = run.options;
  runs.confirm(run);
  sessions.compare();
  await callbacks.told(timeoutMs);
  if (!devicesError)
    await callSafely('onSignedOut', () => onSignedOut?.(info, run.details()), timeoutMs);
  void callSafely('The router', () => navigation.forgetFetchedPages(), timeoutMs);
  if (devicesError) return { status: 'error', error: devicesError };
  const left = await leavePage(operation, info, staysOnPage);
  const redirectError = typeof left === 'object' ? left : undefined;
  emit({ type: 'removed', alreadySignedOut: info.alreadySignedOut, redirectError });
  if (!redirectError)
    return { status: 'signed-out', ...info, redirectedTo: left as string | false };
  void callSafely('onError', () => onError?.(redirectError), timeoutMs);
  return { status: 'signed-out', ...info, redirectedTo: false, redirectError };
}

/** Resolves to the URL it redirected to, to `false` when the page stays, or to the redirect's error. Never rejects. */
async function leavePage(
  operation: Operation,
  info: SignedOutInfo,
  staysOnPage: boolean,
): Promise<string | false | SignOutError> {
  const { navigation, emit, run } = operation;
  const { navigate = navigation.navigate } = run.options;
  try {
    const to = destinationOf(operation, info, staysOnPage);
    if (!to || (!run.options.navigate && !navigation.canNavigate())) return false;
    emit({ type: 'navigating', to });
    await withTimeout((async () => navigate(to))(), run.timeoutMs);
    return to;
  } catch (cause) {
    const isBlocked = isSignOutError(cause) && cause.code === 'redirect_blocked';
    return isBlocked ? cause : new SignOutError('redirect_failed', { cause });
  }
}

function destinationOf(
  { navigation, page, run, sessions }: Operation,
  info: SignedOutInfo,
  staysOnPage: boolean,
): string | false {
  const { redirectUrl, next, allowedRedirectOrigins = [] } = run.options;
  if (redirectUrl === false) return false;
  if (redirectUrl === undefined || redirectUrl === '') {
    if (staysOnPage) return false;
    const configured =
      next === 'choose' && sessions.read().signedIn.length > 0
        ? navigation.chooseAccountUrl()
        : navigation.afterSignOutUrl();
    assertSchemeAllowed(configured, page.location());
    return configured;
  }
  const to = typeof redirectUrl === 'function' ? redirectUrl(info) : redirectUrl;
  if (!to) return false;
  // A promise is refused like any other object, but its rejection would go unhandled.
  Promise.resolve(to).catch(report);
  assertRedirectAllowed(to, page, [...allowedRedirectOrigins, ...navigation.redirectOrigins()]);
  return to;
}
