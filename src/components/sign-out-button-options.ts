import { isSignOutOption, report } from '#shared';
import type { SignOutConfirmation } from '../react/sign-out-defaults.tsx';
import type {
  SignOutConfirm,
  SignOutConfirmRequest,
  UseSignOutOptions,
} from '../react/use-sign-out.types.ts';

/** Splits props into the options of the sign-out and the props of the button itself. */
export function splitOptions<Props extends object>(
  props: Props,
): [UseSignOutOptions, Omit<Props, keyof UseSignOutOptions>] {
  const [options, attributes] = [{}, {}] as [object, Props];
  for (const [name, value] of Object.entries(props)) {
    const isOption = name === 'clerk' || isSignOutOption(name);
    Object.assign(isOption ? options : attributes, { [name]: value });
  }
  return [options, attributes];
}

/** The `confirm` function of a button. `ask` shows our own question. */
export function confirmBy(
  confirmation: SignOutConfirmation | undefined,
  ask: (request: SignOutConfirmRequest) => Promise<boolean>,
): SignOutConfirm | undefined {
  if (typeof confirmation === 'function') return confirmation;
  if (!confirmation) return undefined;
  return (request) => (confirmation === 'when-guarded' && !request.reasons.length) || ask(request);
}

/** Awaits the promise of the child's own handler, as Clerk's button does. If it rejects, the sign-out is cancelled. */
export function waitForHandler(
  handled: PromiseLike<unknown>,
  onBeforeSignOut: UseSignOutOptions['onBeforeSignOut'],
): UseSignOutOptions['onBeforeSignOut'] {
  return async () => {
    try {
      await handled;
    } catch (error) {
      report(error);
      return false;
    }
    return onBeforeSignOut?.();
  };
}
