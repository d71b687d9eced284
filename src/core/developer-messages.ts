/** Messages for developers only, by `SignOutError.code` and by the name of the input that was not as expected. */
const messages = () => ({
  // No message may contain a token or a value that was passed in.
  errors: {
    clerk_not_loaded: 'Clerk did not load',
    offline: 'The browser is offline',
    network: 'The server could not be reached',
    timeout: 'The server did not answer in time',
    rate_limited: 'Too many requests',
    unauthorized: 'The server refused the request',
    reverification_required: 'The server wants the person to verify themselves again first',
    server: 'The server failed',
    session_not_found: 'sessionId: expected the id of a session of this browser',
    not_confirmed_by_server: 'Clerk reported success, but the server did not confirm it',
    redirect_blocked: 'redirectUrl: expected this origin, or one of allowedRedirectOrigins',
    redirect_failed: 'The session is signed out, but redirectUrl could not be opened',
    partial: 'Some sessions are still signed in; see failedSessionIds',
    impersonation: "An impersonator may not end the user's other sessions; see whenImpersonating",
    unknown: 'The sign-out failed; see cause',
  },
  expected: {
    clerk: 'a Clerk instance, such as window.Clerk',
    element: 'an element of the page',
    options: 'an object, such as { sessionId }',
    scope: 'all, current, other-devices, everywhere',
    sessionId: 'a session id',
    'scope and sessionId': 'one or the other',
    redirectUrl: 'a string, false or a function',
    allowedRedirectOrigins: 'an array of strings and RegExps',
    next: "'none', 'most-recent', 'choose' or { sessionId }",
    timeoutMs: MILLISECONDS,
    loadTimeoutMs: MILLISECONDS,
    whenOffline: "'fail' or 'wait'",
    whenImpersonating: "'fail' or 'continue'",
    connectivity: '{ isOnline(), subscribe(listener) }',
    'connectivity of a call': 'none; pass it to SignOutDefaults, a hook or createSignOut',
    navigate: FUNCTION,
    onBeforeSignOut: FUNCTION,
    confirm: FUNCTION,
    onSigningOut: FUNCTION,
    onNeedsReverification: FUNCTION,
    onSignedOut: FUNCTION,
    onError: FUNCTION,
    onSettled: FUNCTION,
  },
  // Clerk's own words.
  multipleChildren: (component: string) =>
    `You've passed multiple children components to <${component}/>. You can only pass a single child component or text.`,
});
const MILLISECONDS = 'milliseconds above 0 and below 2147483648';
const FUNCTION = 'a function';

/** The messages, or `undefined` in a production build, which does not contain them either. */
export let developerMessages: ReturnType<typeof messages> | undefined;
const addMessages = () => {
  developerMessages = messages();
};

declare const process: { env: { NODE_ENV?: string } };

// Bundlers replace the text `process.env.NODE_ENV`, and every minifier then removes the dead code that this form leaves.
// A page without a bundler has no `process`; there the messages stay. See docs/decisions/development-messages.md.
try {
  process.env.NODE_ENV !== 'production' && addMessages();
} catch {
  addMessages();
}

/** The name of an input that has a description of what is expected. */
export type ExpectedName = keyof ReturnType<typeof messages>['expected'];

const DOCUMENTATION = 'https://github.com/clerk-sign-out/clerk-sign-out/blob/main/docs/errors.md#';

/** Where docs/errors.md explains it. */
export function documentationOf(section: string): string {
  return `See ${DOCUMENTATION}${section}`;
}
