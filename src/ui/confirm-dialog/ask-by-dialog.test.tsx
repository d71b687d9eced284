import { readFileSync } from 'node:fs';
import { fireEvent, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { askByDialog, type OpenQuestion } from './ask-by-dialog.ts';
import type { ConfirmDialogQuestion } from './confirm-dialog.types.ts';
import { inheritedProperties, placeOf } from './place.ts';

// jsdom has no modal dialogs and no layout. tests/browser/sign-out-button tests the behavior of browsers.
function giveModalDialogs() {
  const showModal = vi.fn(function (this: HTMLDialogElement) {
    if (this.open) throw new DOMException('already open', 'InvalidStateError');
    if (!this.isConnected) throw new DOMException('in no page', 'InvalidStateError');
    this.open = true;
  });
  const close = vi.fn(function (this: HTMLDialogElement) {
    this.open = false;
  });
  Object.assign(HTMLDialogElement.prototype, { showModal, close });
  return { showModal, close };
}

/** Adds visibility checks to jsdom: nothing inside an element with `hidden` is visible. Returns a function to notify. */
function giveSight(): () => void {
  let notify = () => {};
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      constructor(callback: () => void) {
        notify = callback;
      }
      observe() {}
      disconnect() {
        notify = () => {};
      }
    },
  );
  Object.assign(HTMLElement.prototype, {
    checkVisibility(this: HTMLElement) {
      return this.isConnected && !this.closest('[hidden]');
    },
  });
  return () => notify();
}

const open: OpenQuestion[] = [];
beforeEach(() => {
  document.body.innerHTML =
    '<main><section id="menu"><button>Log out</button></section><button>Beside</button></main>';
});
afterEach(() => {
  for (const question of open.splice(0)) question.answer(false);
  vi.unstubAllGlobals();
  for (const method of ['showModal', 'close'])
    Reflect.deleteProperty(HTMLDialogElement.prototype, method);
  Reflect.deleteProperty(HTMLElement.prototype, 'checkVisibility');
  document.body.removeAttribute('style');
});

const getButton = (name = 'Log out') => screen.getByText<HTMLButtonElement>(name);
const getDialog = () => screen.getByRole<HTMLDialogElement>('alertdialog', { hidden: true });
const menu = () => document.getElementById('menu') as HTMLElement;

function ask(question: Partial<ConfirmDialogQuestion> = {}, from: Element = getButton()) {
  const asked = askByDialog(
    {
      id: 'q',
      title: 'Sign out?',
      description: 'You will have to sign in again.',
      reasons: [],
      reasonsTitle: 'Still open:',
      confirmLabel: 'Sign out',
      cancelLabel: 'Cancel',
      ...question,
    },
    placeOf(from),
  );
  open.push(asked);
  return asked;
}

describe('the dialog', () => {
  it('is an alert dialog with a name and a description', () => {
    ask({ reasons: ['The report has unsaved changes.'] });

    expect(screen.getByRole('alertdialog', { name: 'Sign out?' })).toHaveAccessibleDescription(
      'You will have to sign in again. Still open: The report has unsaved changes.',
    );
  });

  it('has no list without reasons', () => {
    ask();

    expect(getDialog()).not.toHaveTextContent('Still open:');
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('has no description if it is empty', () => {
    ask({ description: '' });

    expect(getDialog()).not.toHaveAttribute('aria-describedby');
  });

  it('adds the class names of the app to ours, or has only those if it is unstyled', () => {
    const classNames = { dialog: 'd', cancel: 'c', confirm: 'y' };
    ask({ classNames });
    expect(getDialog()).toHaveClass('cso-dialog d', { exact: true });
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveClass('cso-button', 'c');
    open.pop()?.answer(false);

    ask({ classNames, unstyled: true });

    expect(getDialog()).toHaveClass('d', { exact: true });
    expect(document.querySelector('[class*=cso-]')).toBeNull();
  });

  it('has the theme', () => {
    ask({ theme: { '--clerk-color-primary': 'teal' } as never });

    expect(getDialog().style.getPropertyValue('--clerk-color-primary')).toBe('teal');
  });

  it('opens without support for modal dialogs, with the focus on Cancel', () => {
    ask();

    expect(getDialog()).toHaveAttribute('open');
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  });

  it('has Cancel before the button that confirms', () => {
    ask();

    expect([...getDialog().querySelectorAll('button')].map((it) => it.textContent)).toEqual([
      'Cancel',
      'Sign out',
    ]);
  });

  it('stops presses and keys before they reach its container', async () => {
    const outside = vi.fn();
    for (const type of ['click', 'keydown']) menu().addEventListener(type, outside);
    const { answered } = ask();
    await userEvent.keyboard('x');
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await expect(answered).resolves.toBe(false);
    expect(outside).not.toHaveBeenCalled();

    await userEvent.click(getButton());
    await userEvent.keyboard('x');

    expect(outside).toHaveBeenCalledTimes(2);
  });
});

describe('an answer', () => {
  it.each([
    ['Cancel', false],
    ['Sign out', true],
  ])('by %s closes the dialog before it is removed', async (name, answer) => {
    giveSight();
    const { close } = giveModalDialogs();
    close.mockImplementation(() => expect(getDialog()).toBeInTheDocument());
    const { answered } = ask();

    await userEvent.click(screen.getByRole('button', { name }));

    await expect(answered).resolves.toBe(answer);
    expect(close).toHaveBeenCalledOnce();
    expect(screen.queryByRole('alertdialog', { hidden: true })).toBeNull();
  });

  it.each([
    ['Escape, as the browser asks', () => fireEvent(getDialog(), new Event('cancel'))],
    ['the key Escape', () => fireEvent.keyDown(getDialog(), { key: 'Escape' })],
    ['a browser that closes it', () => fireEvent(getDialog(), new Event('close'))],
  ])('is no by %s', async (_, press) => {
    const { answered } = ask();

    press();

    await expect(answered).resolves.toBe(false);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('counts once', async () => {
    const { answered, answer } = ask();

    answer(true);
    answer(false);

    await expect(answered).resolves.toBe(true);
  });
});

describe('the place of the dialog', () => {
  it('is where the question was asked', () => {
    giveSight();
    const { showModal } = giveModalDialogs();

    ask();

    expect(menu()).toContainElement(getDialog());
    expect(showModal).toHaveBeenCalledOnce();
  });

  it('is the nearest visible container, if that place is hidden', () => {
    giveSight();
    giveModalDialogs();
    menu().hidden = true;

    ask();

    expect(menu()).not.toContainElement(getDialog());
    expect(screen.getByRole('main')).toContainElement(getDialog());
    expect(getDialog()).toHaveAttribute('open');
  });

  it.each([
    ['is hidden', () => menu().setAttribute('hidden', '')],
    ['leaves the page', () => menu().remove()],
  ])(
    'changes when the container %s, and keeps the question, the focus and the answer',
    async (_, lose) => {
      const notify = giveSight();
      giveModalDialogs();
      const { answered } = ask();
      const dialog = getDialog();
      screen.getByRole('button', { name: 'Sign out' }).focus();

      lose();
      notify();

      expect(getDialog()).toBe(dialog);
      expect(getDialog().checkVisibility()).toBe(true);
      expect(dialog).toHaveAttribute('open');
      expect(screen.getByRole('button', { name: 'Sign out' })).toHaveFocus();
      await userEvent.click(screen.getByRole('button', { name: 'Sign out' }));
      await expect(answered).resolves.toBe(true);
    },
  );

  it('stays the same while it is visible', () => {
    const notify = giveSight();
    const { showModal } = giveModalDialogs();
    const { keepShown } = ask();

    notify();
    keepShown();

    expect(menu()).toContainElement(getDialog());
    expect(showModal).toHaveBeenCalledOnce();
  });

  it('does not change after the answer', () => {
    const notify = giveSight();
    const { answer, keepShown } = ask();
    answer(false);

    notify();
    keepShown();

    expect(screen.queryByRole('alertdialog', { hidden: true })).toBeNull();
  });

  it.each([
    ['IntersectionObserver is missing', () => vi.stubGlobal('IntersectionObserver', undefined)],
    [
      'IntersectionObserver throws',
      () =>
        vi.stubGlobal('IntersectionObserver', () => {
          throw new Error('refused');
        }),
    ],
    [
      'checkVisibility is missing',
      () => Reflect.deleteProperty(HTMLElement.prototype, 'checkVisibility'),
    ],
  ])('is the body from the start if %s', (_, deny) => {
    giveSight();
    giveModalDialogs();
    deny();

    ask();

    expect(getDialog().parentElement?.parentElement).toBe(document.body);
  });

  it('stays in the page when its container was removed, even if no observer reports it', () => {
    const { keepShown } = ask();
    expect(menu()).toContainElement(getDialog());
    menu().remove();

    keepShown();

    expect(screen.getByRole('main')).toContainElement(getDialog());
    expect(screen.getByRole('button', { name: 'Cancel' })).toHaveFocus();
  });

  it('is inside the shadow root of the question, and then around it', () => {
    const host = document.createElement('div');
    getButton().after(host);
    const root = host.attachShadow({ mode: 'closed' });
    root.innerHTML = '<p><button>Inside</button></p>';
    const { keepShown } = ask({}, root.querySelector('button') as Element);
    const dialog = root.querySelector('p dialog') as HTMLDialogElement;
    expect(dialog).toHaveAttribute('open');

    root.querySelector('p')?.remove();
    keepShown();
    expect(dialog.getRootNode()).toBe(root);

    host.remove();
    keepShown();
    expect(menu()).toContainElement(dialog);
  });
});

describe('the inherited look', () => {
  const frame = () => getDialog().parentElement as HTMLElement;

  it('is the direction, the language, the color scheme, the font and the variables of the place', () => {
    menu().lang = 'ar';
    menu().setAttribute(
      'style',
      'direction: rtl; font-family: Georgia; --clerk-color-primary: teal; --cso-spacing: 2px',
    );
    const { keepShown } = ask();
    menu().remove();
    keepShown();

    expect(frame()).toHaveAttribute('dir', 'rtl');
    expect(frame()).toHaveAttribute('lang', 'ar');
    const { style } = frame();
    expect(style.fontFamily).toBe('Georgia');
    expect(style.getPropertyValue('--clerk-color-primary')).toBe('teal');
    expect(style.getPropertyValue('--cso-spacing')).toBe('2px');
    expect(style.getPropertyValue('--cso-color-primary')).toBe('');
  });

  it('has no language if the page has none', () => {
    ask();

    expect(frame()).not.toHaveAttribute('lang');
  });

  it('is every variable that the style sheet reads for a dialog, and no other', () => {
    const read = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8');
    const sheet = [
      './confirm-dialog.css',
      '../theme.css',
      '../reset.css',
      '../sign-out-button/sign-out-button.css',
    ]
      .map(read)
      .join('');
    const names = new Set(
      [...sheet.matchAll(/var\(\s*--(?:clerk|cso)-([\w-]+)/g)].map(([, it]) => it),
    );
    const inherited = inheritedProperties().filter((name) => /^--(clerk|cso)-/.test(name));

    expect(names.size).toBeGreaterThan(10);
    expect(
      [...new Set(inherited.map((name) => name.replace(/^--(clerk|cso)-/, '')))].sort(),
    ).toEqual([...names].sort());
  });
});

describe('the focus afterwards', () => {
  const answerWithout = (lose: () => void) => {
    const { answer, keepShown } = ask();
    lose();
    keepShown();
    answer(false);
  };

  it('is where it was', () => {
    getButton('Beside').focus();

    answerWithout(() => {});

    expect(getButton('Beside')).toHaveFocus();
  });

  it('is on the element that asked, if nothing had the focus', () => {
    answerWithout(() => {});

    expect(getButton()).toHaveFocus();
  });

  it.each(['aria-controls', 'popovertarget'])(
    'is on the control that opened the container, found by %s',
    (attribute) => {
      getButton('Beside').setAttribute(attribute, 'menu');

      answerWithout(() => menu().remove());

      expect(getButton('Beside')).toHaveFocus();
    },
  );

  it('is on the summary of a closed details element', () => {
    menu().innerHTML =
      '<details open><summary tabindex="0">More</summary><button>Log out</button></details>';

    answerWithout(() => getButton().remove());

    expect(getButton('More')).toHaveFocus();
  });

  it('is on the nearest remaining container, until it moves on', () => {
    getButton().focus();

    answerWithout(() => getButton().remove());
    expect(menu()).toHaveFocus();

    getButton('Beside').focus();
    expect(menu()).not.toHaveAttribute('tabindex');
  });

  it('stays where it was moved in the meantime', () => {
    const { answer } = ask();
    getButton('Beside').focus();

    answer(false);

    expect(getButton('Beside')).toHaveFocus();
  });
});
