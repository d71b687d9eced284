import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { requestedSignOuts } from '../../tests/support/requested-sign-outs.ts';
import { keepError } from '../browser/kept-error.ts';
import { SignOutError } from '../core/errors.ts';
import { createFakeClerk } from '../testing/fake-clerk/create-fake-clerk.ts';
import type { FakeClerk } from '../testing/fake-clerk/types.ts';
import { type AttachSignOutOptions, attachSignOut } from './attach-sign-out.ts';

const MARKUP = '<p><button id="sign-out">Sign out</button></p>';

// Loading a file takes real time, even while the timers are fake.
beforeAll(() => import('../clerk/devices-of-clerk.ts'));
beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = MARKUP;
});

afterEach(() => {
  vi.useRealTimers();
  document.body.innerHTML = '';
  sessionStorage.clear();
});

function find(selector: string): HTMLElement {
  const element = document.querySelector<HTMLElement>(selector);
  if (!element) throw new Error(`There is no ${selector}.`);
  return element;
}

/** Lets pending work run, and the live regions follow. */
const settle = () => vi.advanceTimersByTimeAsync(200);

const alerts = () => [...document.querySelectorAll('[role=alert]')];
const statuses = () => [...document.querySelectorAll('[role=status]')];
const texts = (elements: Element[]) => elements.map(({ textContent }) => textContent);

async function attached(
  options: AttachSignOutOptions = {},
  clerk = createFakeClerk({ loaded: true }),
) {
  const button = find('#sign-out');
  const signOut = attachSignOut(button, clerk, { redirectUrl: false, ...options });
  await settle();
  return { clerk, button, signOut };
}

async function pressAndFail(button: HTMLElement, clerk: FakeClerk, status = 500) {
  clerk.reject('signOut', { status });
  button.click();
  await settle();
}

const stateAttributes = (element: Element) =>
  element.getAttributeNames().filter((name) => name.startsWith('data-'));

describe('an attached button', () => {
  it('signs out on a press', async () => {
    const { clerk, button } = await attached();

    button.click();
    await settle();

    expect(requestedSignOuts(clerk)).toEqual(['all']);
    expect(clerk.session).toBeNull();
    expect(stateAttributes(button)).toEqual(['data-signed-out']);
    expect(texts(statuses())).toEqual(['Signed out']);
  });

  it('says whom a sign-out of other devices is about', async () => {
    const clerk = createFakeClerk({ loaded: true, devices: [{ id: 'phone' }] });
    const { button } = await attached({ scope: 'other-devices' }, clerk);
    clerk.reject('getSessions', { status: 500 });
    button.click();
    await settle();
    expect(texts(alerts())).toEqual([
      'Signing out failed. Your other devices may still be signed in.',
    ]);
    clerk.reject('revoke', { status: 500 });
    button.click();
    await settle();
    expect(texts(alerts())).toEqual(['Some devices could not be signed out.']);
    button.click();
    await settle();
    expect(texts(statuses())).toEqual(['Signed out of all other devices']);
    expect(clerk.session).not.toBeNull();
  });

  it('does not say that the person may be signed in when only a device could not be signed out', async () => {
    const clerk = createFakeClerk({ loaded: true, devices: [{ id: 'phone' }] });
    const { button } = await attached({ scope: 'everywhere' }, clerk);
    clerk.reject('revoke', { status: 500 });
    button.click();
    await settle();
    expect(clerk.session).toBeNull();
    expect(texts(alerts())).toEqual(['Some devices could not be signed out.']);
  });

  it('asks again when a question was not answered', async () => {
    const confirm = vi.fn(() => new Promise<boolean>(() => {}));
    const { clerk, button } = await attached({ confirm });
    button.click();
    await settle();
    expect(button).not.toHaveAttribute('aria-disabled');
    confirm.mockResolvedValueOnce(true);
    button.click();
    await settle();
    expect(confirm).toHaveBeenCalledTimes(2);
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });

  it('is marked while it signs out, and keeps its focus and its label', async () => {
    const { clerk, button } = await attached();
    clerk.hang('signOut');
    button.focus();

    button.click();
    await settle();

    expect(stateAttributes(button)).toEqual(['data-pending']);
    expect(button).toHaveAttribute('data-pending', '');
    expect(button).toHaveAttribute('aria-disabled', 'true');
    expect(button).toBeEnabled();
    expect(button).toHaveFocus();
    expect(button).toHaveTextContent('Sign out');
    expect(texts(statuses())).toEqual(['Signing out…']);
  });

  it('ignores presses while it signs out, and hides them from its own listeners', async () => {
    const { clerk, button } = await attached();
    clerk.hang('signOut');
    const listener = vi.fn();
    button.addEventListener('click', listener);

    for (let presses = 0; presses < 3; presses++) button.click();
    await settle();

    expect(requestedSignOuts(clerk)).toEqual(['all']);
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('is marked while it redirects', async () => {
    const { clerk, button } = await attached({ redirectUrl: '/goodbye', timeoutMs: 1_000 });
    clerk.hang('navigate');

    button.click();
    await settle();

    expect(stateAttributes(button)).toEqual(['data-redirecting']);
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('announces in an existing live region why it failed, and retries on a press', async () => {
    const { clerk, button } = await attached();
    const [region] = alerts();
    expect(texts(alerts())).toEqual(['']);

    await pressAndFail(button, clerk);
    expect(alerts()).toEqual([region]);
    expect(texts(alerts())).toEqual(['Signing out failed. You may still be signed in.']);
    expect(stateAttributes(button)).toEqual(['data-error']);
    expect(button).not.toHaveAttribute('aria-disabled');

    const answer = clerk.later('signOut');
    button.click();
    await settle();
    expect(texts(alerts())).toEqual(['']);
    answer.resolve();
    await settle();
    expect(texts(statuses())).toEqual(['Signed out']);
  });

  it('does not repeat an announcement', async () => {
    const { clerk, button } = await attached({}, createFakeClerk());
    clerk.hang('signOut');
    const changes: MutationRecord[] = [];
    const [region] = statuses();
    new MutationObserver((records) => changes.push(...records)).observe(region as Element, {
      childList: true,
      characterData: true,
      subtree: true,
    });

    button.click();
    await settle();
    expect(changes).toHaveLength(1);
    // Another phase of the same wait.
    await clerk.load();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
    expect(changes).toHaveLength(1);
  });

  it('waits for Clerk to load', async () => {
    const { clerk, button } = await attached({}, createFakeClerk());

    button.click();
    await settle();
    expect(stateAttributes(button)).toEqual(['data-pending']);
    expect(requestedSignOuts(clerk)).toEqual([]);

    await clerk.load();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });

  it('shows the error that a deliberate reload of the page has interrupted', async () => {
    const clerk = createFakeClerk({ loaded: true });
    const ids = ['sess_ada'];
    const error = new SignOutError('server');
    keepError({
      instance: clerk.publishableKey,
      key: 'all',
      sessionIds: ids,
      signedIn: ids,
      error,
    });

    const { button } = await attached({}, clerk);

    expect(stateAttributes(button)).toEqual(['data-error']);
    expect(texts(alerts())).toEqual(['Signing out failed. You may still be signed in.']);
  });

  it('keeps the aria-disabled that the page has set', async () => {
    document.body.innerHTML = '<button id="sign-out" aria-disabled="false">Sign out</button>';
    const { clerk, button } = await attached();
    const answer = clerk.later('signOut');

    button.click();
    await settle();
    expect(button).toHaveAttribute('aria-disabled', 'true');
    answer.resolve();
    await settle();
    expect(button).toHaveAttribute('aria-disabled', 'false');
  });
});

describe('listeners of the page', () => {
  it.each(['before', 'after'])('veto with preventDefault, added %s attaching', async (moment) => {
    let vetoes = true;
    const veto = (event: Event) => {
      if (vetoes) event.preventDefault();
    };
    if (moment === 'before') find('#sign-out').addEventListener('click', veto);
    const { clerk, button } = await attached();
    if (moment === 'after') button.addEventListener('click', veto);

    button.click();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual([]);

    vetoes = false;
    button.click();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });

  it('veto by stopping the others', async () => {
    const { clerk, button } = await attached();
    const stop = (event: Event) => event.stopImmediatePropagation();
    button.addEventListener('click', stop);

    button.click();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual([]);

    button.removeEventListener('click', stop);
    button.click();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });
});

describe('other elements than a plain button', () => {
  const isFollowed = (selector: string) => {
    const event = new MouseEvent('click', { bubbles: true, cancelable: true });
    // jsdom cannot navigate: the last listener reads whether it would.
    let isDefaultPrevented = false;
    const read = () => {
      isDefaultPrevented = event.defaultPrevented;
      event.preventDefault();
    };
    window.addEventListener('click', read, { once: true });
    find(selector).dispatchEvent(event);
    return !isDefaultPrevented;
  };

  it.each([
    '<a id="sign-out" href="/logout">Sign out</a>',
    '<form action="/logout"><button id="sign-out" type="submit">Sign out</button></form>',
  ])('are not followed: %s', async (markup) => {
    document.body.innerHTML = markup;
    expect(isFollowed('#sign-out')).toBe(true);

    const { clerk } = await attached();

    expect(isFollowed('#sign-out')).toBe(false);
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });

  it('a button without a type does not submit its form', async () => {
    document.body.innerHTML = '<form><button id="sign-out">Sign out</button></form>';
    const button = find('#sign-out');
    expect(button).toHaveProperty('type', 'submit');

    const { signOut } = await attached();
    expect(button).toHaveProperty('type', 'button');

    signOut.detach();
    expect(button).not.toHaveAttribute('type');
  });
});

describe('several buttons for one target', () => {
  it('show the same state, and the one that was pressed announces it', async () => {
    document.body.innerHTML =
      '<button id="sign-out">Sign out</button><button id="other">Sign out</button>';
    const { clerk, button } = await attached();
    attachSignOut(find('#other'), clerk, { redirectUrl: false });
    await settle();
    const speaking = () => alerts().filter((region) => region.ariaLive !== 'off');

    await pressAndFail(find('#other'), clerk);

    expect([button, find('#other')].map(stateAttributes)).toEqual([['data-error'], ['data-error']]);
    expect(texts(alerts())).toEqual(
      Array(2).fill('Signing out failed. You may still be signed in.'),
    );
    expect(speaking()).toEqual(alerts().slice(-1));

    clerk.hang('signOut');
    button.click();
    await settle();
    expect(texts(statuses()).filter(Boolean)).toEqual(['Signing out…']);
  });

  it('announce by the next one when the first is detached', async () => {
    document.body.innerHTML =
      '<button id="sign-out">Sign out</button><button id="other">Sign out</button>';
    const { clerk, button, signOut } = await attached();
    attachSignOut(find('#other'), clerk, { redirectUrl: false });
    await settle();
    const answer = clerk.later('signOut');

    button.click();
    signOut.detach();
    await settle();
    answer.reject({ status: 500 });
    await settle();

    expect(alerts().map((region) => region.getAttribute('aria-live'))).toEqual(['assertive']);
  });
});

describe('options', () => {
  it('uses the texts of the page', async () => {
    const { clerk, button } = await attached({
      messages: {
        signingOut: 'Abmeldung läuft',
        signedOut: 'Abgemeldet',
        errors: { unknown: 'Etwas ging schief.', rate_limited: 'Zu viele Versuche.' },
      },
    });

    const answer = clerk.later('signOut');
    button.click();
    await settle();
    expect(texts(statuses())).toEqual(['Abmeldung läuft']);
    answer.reject({ status: 429 });
    await settle();
    expect(texts(alerts())).toEqual(['Zu viele Versuche.']);

    await pressAndFail(button, clerk, 500);
    expect(texts(alerts())).toEqual(['Etwas ging schief.']);

    button.click();
    await settle();
    expect(texts(statuses())).toEqual(['Abgemeldet']);
  });

  it('shows the error in the element of the page', async () => {
    document.body.insertAdjacentHTML('beforeend', '<div id="errors"></div>');
    const { clerk, button, signOut } = await attached({ errorElement: find('#errors') });

    await pressAndFail(button, clerk);
    expect(find('#errors [role=alert]')).toHaveTextContent('Signing out failed.');

    signOut.detach();
    expect(find('#errors')).toBeEmptyDOMElement();
  });

  it.each([
    ['element', null, createFakeClerk(), {}],
    ['element', document.createElement('button'), createFakeClerk(), {}],
    ['clerk', document.body, undefined, {}],
    ['clerk', document.body, class Clerk {}, {}],
    ['scope', document.body, createFakeClerk(), { scope: 'everyone' }],
  ])('throws a TypeError that names %s and changes nothing', (name, element, clerk, options) => {
    const attach = attachSignOut as (...values: unknown[]) => unknown;

    expect(() => attach(element, clerk, options)).toThrow(
      expect.objectContaining({
        name: 'TypeError',
        message: expect.stringMatching(`^clerk-sign-out: ${name}: expected `),
      }),
    );
    expect(document.body.innerHTML).toBe(MARKUP);
  });
});

describe('detaching', () => {
  it('restores the button', async () => {
    const { clerk, button, signOut } = await attached();
    await pressAndFail(button, clerk);
    expect(document.body.innerHTML).not.toBe(MARKUP);

    signOut.detach();
    await settle();

    expect(document.body.innerHTML).toBe(MARKUP);
    button.click();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
  });

  it('lets a running sign-out continue', async () => {
    const { clerk, button, signOut } = await attached();
    const answer = clerk.later('signOut');
    button.click();
    await settle();

    signOut.detach();
    expect(document.body.innerHTML).toBe(MARKUP);
    answer.resolve();
    await settle();

    expect(clerk.session).toBeNull();
    expect(signOut.getSnapshot().status).toBe('signed-out');
    expect(document.body.innerHTML).toBe(MARKUP);
  });

  it('happens automatically when the button is attached again', async () => {
    const { button, clerk } = await attached();
    const again = attachSignOut(button, clerk, { redirectUrl: false });
    await settle();
    expect([alerts(), statuses()].map(({ length }) => length)).toEqual([1, 1]);

    button.click();
    await settle();
    expect(requestedSignOuts(clerk)).toEqual(['all']);
    again.detach();
    expect(document.body.innerHTML).toBe(MARKUP);
  });

  it('a second time, or after the button was attached again, changes nothing', async () => {
    const { clerk, button, signOut: first } = await attached();
    first.detach();
    button.setAttribute('type', 'submit');
    const second = attachSignOut(button, clerk, { redirectUrl: false });
    expect(button).toHaveAttribute('type', 'submit');

    clerk.hang('signOut');
    button.click();
    await settle();
    first.detach();
    expect(button).toHaveAttribute('data-pending');
    expect(button).toHaveAttribute('aria-disabled', 'true');

    second.detach();
    expect(button).not.toHaveAttribute('data-pending');
  });
});
