import { press, useSignOut } from '../react/use-sign-out.ts';
import type { UseSignOutOptions } from '../react/use-sign-out.types.ts';
import { waitForHandler } from './sign-out-button-options.ts';
import { useDelayed } from './timing/use-delayed.ts';
import { useSecondsLeft } from './timing/use-seconds-left.ts';
import { isUnderWay } from './under-way.ts';

const SPIN_MINIMUM_MS = 200;

/**
 * The sign-out of a button, what the button shows besides the state, and its actions.
 *
 * @param spinDelayMs Milliseconds before it shows a spinner. @default 300
 * @param slowAfterMs Milliseconds before it says that the sign-out is slow. @default 8000
 */
export function useSignOutButton(
  options: UseSignOutOptions,
  spinDelayMs = 300,
  slowAfterMs = 8_000,
) {
  const signOut = useSignOut(options);
  const [isSpinning] = useDelayed(
    isUnderWay(signOut) || signOut.isRedirecting,
    spinDelayMs,
    SPIN_MINIMUM_MS,
  );
  const [isSlow, restartSlowTimer] = useDelayed(isUnderWay(signOut), slowAfterMs);
  const secondsLeft = useSecondsLeft(signOut.error, signOut.error?.retryAfterMs);
  return {
    signOut,
    shown: { isSpinning, isSlow, secondsLeft },
    actions: {
      /** @param handled What the app's own handler returned. */
      onPress: (handled?: unknown) =>
        void press(
          signOut,
          signOut,
          isPromise(handled)
            ? { onBeforeSignOut: waitForHandler(handled, options.onBeforeSignOut) }
            : {},
        ),
      onRetry: signOut.retry,
      onDismiss: signOut.reset,
      onCancel: signOut.reset,
      onKeepWaiting: () => {
        signOut.keepWaiting();
        restartSlowTimer();
      },
    },
  };
}

/** Also one of a library, or of another realm. */
function isPromise(value: unknown): value is PromiseLike<unknown> {
  return typeof Object(value).then === 'function';
}
