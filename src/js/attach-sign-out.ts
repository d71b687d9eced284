import {
  assertOption,
  type ClerkInstance,
  getPresenters,
  IDLE,
  keyOf,
  type SignOutErrorCode,
  type SignOutOptions,
  type SignOutState,
  targetOf,
  withDefaults,
} from '#shared';
import { createSignOut, type SignOutController } from './create-sign-out.ts';

/** The texts of an attached button. */
export interface AttachSignOutMessages {
  /** Announced when the sign-out starts. @default 'Signing out…' */
  signingOut?: string | undefined;
  /** Announced when the server has confirmed and the page stays. @default 'Signed out', or a sentence about the other devices */
  signedOut?: string | undefined;
  /** Shown and announced, by `SignOutError.code`. @default English sentences */
  errors?: Errors | undefined;
}

export interface AttachSignOutOptions extends SignOutOptions {
  /** Texts in place of the English ones; those left out stay. */
  messages?: AttachSignOutMessages | undefined;
  /** The element that shows the error text. @default one after the button */
  errorElement?: HTMLElement | undefined;
}

/** A button that signs out, and the sign-out behind it. */
export interface AttachedSignOut extends SignOutController {
  /** Restores the button as it was. A running sign-out continues. Does nothing once the button is detached. */
  detach(): void;
}

const STATUSES = ['pending', 'redirecting', 'signed-out', 'error'];
// A screen reader announces a change only in a live region that it already knows.
const REGION_IS_KNOWN_MS = 100;

type Errors = Partial<Record<SignOutErrorCode, string>>;

const ERRORS: Errors = {
  offline: 'You are offline and still signed in.',
  redirect_blocked: 'Signed out. The next page is not allowed and was not opened.',
  redirect_failed: 'Signed out, but the page did not open.',
  partial: 'Some devices could not be signed out.',
  unknown: 'Signing out failed. You may still be signed in.',
};

/** About the other devices: the person stays signed in here. */
const ERRORS_OF_DEVICES: Errors = {
  partial: 'Some devices could not be signed out.',
  unknown: 'Signing out failed. Your other devices may still be signed in.',
};

const detachers = new WeakMap<Element, () => void>();

/**
 * Makes a button of the page sign out, and show truthfully how it went.
 *
 * While it signs out the button has `aria-disabled` and ignores presses; it is never `disabled`, which would drop the
 * focus. Style its state by the presence of `data-pending`, `data-redirecting`, `data-signed-out` and `data-error`. A
 * failure is announced in a live region after the button, and another press tries again.
 *
 * Your listeners on the button run first, even those added later, and can cancel with `preventDefault()`. Attaching a
 * button again detaches it first.
 *
 * @param element The button. A `<button>` without a `type` becomes `type="button"`; a link is not followed.
 * @param clerk An instance of clerk-js 5 or 6, such as `window.Clerk` or `new Clerk(publishableKey)`. It may still be
 * loading: a press waits for it.
 * @throws {TypeError} when the element is not in the page, when `clerk` is not a Clerk instance, or when an option is
 * invalid.
 *
 * @example
 * const clerk = new Clerk(publishableKey);
 * attachSignOut(document.getElementById('sign-out'), clerk, { redirectUrl: '/' });
 * await clerk.load();
 *
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/alert/
 */
export function attachSignOut(
  element: HTMLElement | null,
  clerk: ClerkInstance,
  given?: AttachSignOutOptions | null,
): AttachedSignOut {
  const { messages, errorElement, ...options } = withDefaults<AttachSignOutOptions>({}, given);
  assertOption(element?.isConnected, 'element');
  const controller = createSignOut(clerk, options);
  detachers.get(element)?.();
  const presenters = getPresenters(clerk);
  const key = keyOf(targetOf(options));
  const removePresenter = presenters.add(key, element);

  const isOfDevices = key === 'other-devices';
  const {
    signingOut = 'Signing out…',
    signedOut = isOfDevices ? 'Signed out of all other devices' : 'Signed out',
  } = withDefaults({}, messages);
  const errors = withDefaults(isOfDevices ? ERRORS_OF_DEVICES : ERRORS, messages?.errors);
  const ownAriaDisabled = element.getAttribute('aria-disabled');
  const ownType = element.getAttribute('type');
  const [statusRegion, errorRegion] = [
    { role: 'status', 'aria-live': 'polite' },
    { role: 'alert', 'aria-live': 'assertive' },
  ].map((attributes) => {
    const region = document.createElement('span');
    // A modal menu of a library hides what is beside it from screen readers, unless it has `aria-live`.
    for (const [name, value] of Object.entries(attributes)) setAttribute(region, name, value);
    element.after(region);
    return region;
  }) as [HTMLElement, HTMLElement];
  let isAsking = false;
  let isBusy = false;

  const mark = (state: SignOutState) => {
    const { status } = state;
    isAsking = status === 'pending' && state.phase === 'confirming';
    isBusy = (status === 'pending' && !isAsking) || status === 'redirecting';
    for (const name of STATUSES) element.toggleAttribute(`data-${name}`, name === status);
    setAttribute(element, 'aria-disabled', isBusy ? 'true' : ownAriaDisabled);
  };

  const render = () => {
    mark(controller.getSnapshot());
    setTimeout(() => {
      if (!errorRegion.isConnected) return;
      const state = controller.getSnapshot();
      // Buttons for the same target share its state: only one of them announces it.
      const isSilent = presenters.isSilent(key, element);
      setAttribute(errorRegion, 'aria-live', isSilent ? 'off' : 'assertive');
      const problem =
        state.status === 'error'
          ? state.error
          : state.status === 'signed-out'
            ? state.redirectError
            : undefined;
      setText(errorRegion, problem ? (errors[problem.code] ?? errors.unknown) : '');
      setText(
        statusRegion,
        isSilent ? '' : isBusy ? signingOut : state.status === 'signed-out' ? signedOut : '',
      );
    }, REGION_IS_KNOWN_MS);
  };

  const press = (event: Event) => {
    if (event.defaultPrevented) return;
    // Otherwise a link would be followed, or a form submitted, while the request is under way.
    if ((element as HTMLButtonElement).type !== 'button') event.preventDefault();
    presenters.prefer(key, element);
    // A question that nobody answers is asked again.
    if (isAsking) controller.reset();
    void controller.signOut();
  };
  const beforePress = (event: Event) => {
    if (isBusy) {
      event.preventDefault();
      event.stopImmediatePropagation();
    }
    // Added for each press, so that it comes last: a listener that the page has added since may veto too.
    else element.addEventListener('click', press, { once: true });
  };

  // Invisible, but known to a screen reader.
  statusRegion.style.cssText = 'position:fixed;clip-path:inset(50%)';
  errorElement?.append(errorRegion);
  if (element.localName === 'button') setAttribute(element, 'type', ownType ?? 'button');
  element.addEventListener('click', beforePress, true);
  const unsubscribe = controller.subscribe(render);
  render();

  const detach = () => {
    if (detachers.get(element) !== detach) return;
    detachers.delete(element);
    unsubscribe();
    removePresenter();
    mark(IDLE);
    element.removeEventListener('click', beforePress, true);
    element.removeEventListener('click', press);
    setAttribute(element, 'type', ownType);
    statusRegion.remove();
    errorRegion.remove();
  };
  detachers.set(element, detach);
  return { ...controller, detach };
}

function setAttribute(element: Element, name: string, value: string | null): void {
  if (value === null) element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Setting the same text again would announce it again. */
function setText(element: Element, text: string | undefined): void {
  if (element.textContent !== text) element.textContent = text ?? '';
}
