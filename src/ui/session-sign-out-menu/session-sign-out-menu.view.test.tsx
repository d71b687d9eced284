import { act, fireEvent, render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type ReactElement } from 'react';
import { describe, expect, it, vi } from 'vitest';
import {
  IDLE,
  type SignedInSession,
  SignOutError,
  type SignOutErrorCode,
  type SignOutState,
  type TargetKey,
} from '#shared';
import * as catalogues from '../../entries/core.ts';
import { messages as english } from '../../messages/locales/en.ts';
import { menuMessages } from '../../messages/menu-messages.en.ts';
import { SessionSignOutMenuContent } from './menu-content.tsx';
import { MenuDevicesView } from './menu-devices.view.tsx';
import {
  SessionSignOutMenuAll,
  SessionSignOutMenuItem,
  SessionSignOutMenuItems,
  SessionSignOutMenuLabel,
  SessionSignOutMenuOthers,
  SessionSignOutMenuSeparator,
} from './menu-parts.tsx';
import { SessionSignOutMenuTrigger } from './menu-trigger.tsx';
import type {
  MenuDevicesViewProps,
  SessionSignOutMenuViewProps,
} from './session-sign-out-menu.types.ts';
import { SessionSignOutMenuView } from './session-sign-out-menu.view.tsx';

const messages = { ...english, ...menuMessages };

function accountOf(id: string, fields: Partial<SignedInSession> = {}): SignedInSession {
  const name = id.charAt(0).toUpperCase() + id.slice(1);
  return {
    id,
    userId: `user_${id}`,
    name: `${name} Example`,
    identifier: `${id}@example.com`,
    imageUrl: null,
    isCurrent: false,
    isImpersonated: false,
    status: 'active',
    lastActiveAt: 0,
    ...fields,
  };
}
const ada = accountOf('ada', { isCurrent: true });
const bob = accountOf('bob');
const cyd = accountOf('cyd');

const requesting: SignOutState = { status: 'pending', phase: 'requesting', startedAt: 0 };
const waiting: SignOutState = { ...requesting, phase: 'waiting-for-network' };
const failed = (code: SignOutErrorCode): SignOutState => ({
  status: 'error',
  error: new SignOutError(code),
});

/** The states of the sign-outs, set by a test. */
function createStates(initial: Partial<Record<TargetKey, SignOutState>> = {}) {
  const listeners = new Set<() => void>();
  const states = { ...initial };
  return {
    getState: (key: TargetKey) => states[key] ?? IDLE,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set: (key: TargetKey, state: SignOutState) =>
      act(() => {
        states[key] = state;
        for (const listener of listeners) listener();
      }),
  };
}

/** Changes the page as a browser does to translate it. */
function translate(root: Element) {
  const texts = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const found: Text[] = [];
  while (texts.nextNode()) found.push(texts.currentNode as Text);
  for (const text of found) {
    const font = document.createElement('font');
    font.textContent = text.data;
    text.replaceWith(font);
  }
}

const callbacks = () => ({ onSignOut: vi.fn(), onRetry: vi.fn(), onCancel: vi.fn() });
const noStates = createStates();

function View(props: Partial<SessionSignOutMenuViewProps>) {
  return (
    <SessionSignOutMenuView
      accounts={[ada, bob, cyd]}
      states={noStates}
      messages={messages}
      defaultOpen
      {...callbacks()}
      {...props}
    />
  );
}

const itemNames = () =>
  [...document.querySelectorAll('[role^=menuitem]')].map((item) =>
    (item.getAttribute('aria-label') ?? item.textContent ?? '').replace(/\s+/g, ' ').trim(),
  );
const getItem = (name: string) => screen.getByRole('menuitem', { name });
const findTrigger = () => document.querySelector<HTMLElement>('[aria-haspopup=menu]');
const getTrigger = () => {
  const trigger = findTrigger();
  if (!trigger) throw new Error('There is no trigger.');
  return trigger;
};

const NOT_LOADED = 'The page did not load completely. You may still be signed in. Reload the page.';
const UNREACHABLE = 'The server could not be reached. Bob Example is still signed in.';

describe('the trigger', () => {
  it('is named after the menu and the current account, and shows its initials', () => {
    render(<View defaultOpen={false} />);
    const trigger = screen.getByRole('button', { name: 'Accounts: Ada Example' });
    expect(trigger.querySelector('[data-initials=AE]')).toBeVisible();
    expect(getTrigger()).toHaveAttribute('aria-expanded', 'false');
  });

  it('shows the image if there is one, and the initials if it does not load', () => {
    render(<View accounts={[{ ...ada, imageUrl: '/ada.png' }]} defaultOpen={false} />);
    const image = getTrigger().querySelector('img');
    expect(image).toHaveAttribute('src', '/ada.png');
    act(() => {
      image?.dispatchEvent(new Event('error'));
    });
    expect(image).not.toBeVisible();
    expect(getTrigger().querySelector('[data-initials=AE]')).toBeVisible();
  });

  it('shows the name with showName', () => {
    render(
      <View defaultOpen={false}>
        <SessionSignOutMenuTrigger showName />
      </View>,
    );
    expect(within(getTrigger()).getByText('Ada Example')).toBeInTheDocument();
  });

  it('shows the first account if none is the current one', () => {
    render(<View accounts={[bob, cyd]} defaultOpen={false} />);
    expect(getTrigger()).toHaveAccessibleName('Accounts: Bob Example');
  });

  it('is rendered while Clerk loads, busy, and does not open', async () => {
    render(<View accounts={[]} loadState="loading" />);
    expect(getTrigger()).toHaveAccessibleName('Loading accounts…');
    expect(getTrigger()).toHaveAttribute('data-loading');
    expect(getTrigger()).toHaveAttribute('aria-disabled', 'true');
    await userEvent.click(getTrigger());
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('says that Clerk did not load, to everyone', () => {
    render(<View accounts={[]} loadState="error" />);
    expect(getTrigger()).toHaveAccessibleName(`Accounts: ${NOT_LOADED}`);
    expect(within(getTrigger()).getByText(NOT_LOADED)).toBeVisible();
    expect(getTrigger().querySelector('svg')).toBeVisible();
    expect(getTrigger()).toHaveAttribute('data-error');
  });

  it('opens the menu, which is named after it and gets the focus, and closes it', async () => {
    render(<View defaultOpen={false} />);
    expect(getTrigger()).not.toHaveAttribute('aria-controls');
    await userEvent.click(getTrigger());
    const menu = screen.getByRole('menu', { name: 'Accounts: Ada Example' });
    expect(menu).toHaveFocus();
    expect(getTrigger()).toHaveAttribute('aria-controls', menu.id);
    expect(getTrigger()).toHaveAttribute('data-state', 'open');
    await userEvent.click(getTrigger());
    expect(screen.queryByRole('menu')).toBeNull();
    expect(getTrigger()).toHaveFocus();
    expect(getTrigger()).toHaveAttribute('data-state', 'closed');
  });

  it('keeps the menu open or closed if `open` says so', async () => {
    const onOpenChange = vi.fn();
    const { rerender } = render(<View open={false} {...{ onOpenChange }} />);
    await userEvent.click(getTrigger());
    expect(onOpenChange).toHaveBeenLastCalledWith(true);
    expect(screen.queryByRole('menu')).toBeNull();
    rerender(<View open {...{ onOpenChange }} />);
    await userEvent.keyboard('{Escape}');
    expect(onOpenChange).toHaveBeenLastCalledWith(false);
    expect(screen.getByRole('menu')).toBeInTheDocument();
  });

  it('is replaced by the fallback while nobody is signed in', () => {
    const { rerender } = render(<View accounts={[]} fallback={<a href="/sign-in">Sign in</a>} />);
    expect(findTrigger()).toBeNull();
    expect(screen.getByRole('link', { name: 'Sign in' })).toBeInTheDocument();
    rerender(<View fallback={<a href="/sign-in">Sign in</a>} defaultOpen={false} />);
    expect(findTrigger()).not.toBeNull();
    expect(screen.queryByRole('link', { name: 'Sign in' })).toBeNull();
  });

  it('spins once a sign-out takes a while', () => {
    vi.useFakeTimers();
    const states = createStates();
    render(<View states={states} defaultOpen={false} />);
    states.set('session:bob', requesting);
    expect(getTrigger()).toHaveAttribute('aria-busy', 'true');
    expect(getTrigger()).not.toHaveAttribute('data-spinning');
    act(() => {
      vi.advanceTimersByTime(300);
    });
    expect(getTrigger()).toHaveAttribute('data-spinning');
    vi.useRealTimers();
  });
});

describe('the rows', () => {
  it('name the account that they sign out, and mark the current one', () => {
    render(<View />);
    expect(itemNames()).toEqual([
      'Ada Example Current ada@example.com Sign out',
      'Bob Example bob@example.com Sign out',
      'Cyd Example cyd@example.com Sign out',
      'Sign out of all accounts',
    ]);
    expect(getItem('Ada Example Current ada@example.com Sign out')).toHaveAttribute('data-current');
  });

  it('name an account without a name by its identifier, once', () => {
    render(<View accounts={[accountOf('ada', { name: null, identifier: '+43 660 1234567' })]} />);
    expect(itemNames()).toEqual(['+43 660 1234567 Sign out']);
    expect(screen.getAllByText('+43 660 1234567')).toHaveLength(1);
  });

  it('name an account without any data by the id of its session', async () => {
    const given = callbacks();
    render(<View {...given} accounts={[ada, { ...bob, name: null, identifier: '' }]} />);
    await userEvent.click(getItem('bob Sign out'));
    expect(given.onSignOut).toHaveBeenCalledExactlyOnceWith({ sessionId: 'bob' }, undefined);
  });

  it('wait in a container that is not visible yet, and close with one that becomes hidden', () => {
    let isShown = false;
    const { prototype } = Element;
    Object.defineProperty(prototype, 'checkVisibility', {
      configurable: true,
      value: () => isShown,
    });
    try {
      render(<View />);
      fireEvent(window, new Event('resize'));
      expect(screen.getByRole('menu')).toBeInTheDocument();
      expect(document.body).toHaveFocus();
      isShown = true;
      fireEvent(window, new Event('resize'));
      expect(screen.getByRole('menu')).toHaveFocus();
      isShown = false;
      fireEvent(window, new Event('resize'));
      expect(screen.queryByRole('menu')).toBeNull();
    } finally {
      Reflect.deleteProperty(prototype, 'checkVisibility');
    }
  });

  it('survive a page translator, which replaces every text', () => {
    const states = createStates();
    const { rerender } = render(<View states={states} accounts={[ada, bob, cyd]} />);
    translate(screen.getByRole('menu'));
    states.set('session:bob', failed('network'));
    expect(screen.getByText(UNREACHABLE)).toBeVisible();
    expect(screen.getByText(messages.retry)).toBeVisible();
    translate(screen.getByRole('menu'));
    states.set('session:bob', IDLE);
    expect(screen.queryByText(UNREACHABLE)).toBeNull();
    rerender(
      <View states={states} accounts={[{ ...bob, status: 'pending', isCurrent: true }, cyd]} />,
    );
    expect(screen.getByText('Setup not finished')).toBeVisible();
    expect(screen.queryByText('Ada Example')).toBeNull();
    translate(screen.getByRole('menu'));
    rerender(<View states={states} accounts={[]} />);
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('mark an account with an open task, and one that is impersonated', () => {
    render(
      <View
        accounts={[
          { ...ada, isImpersonated: true },
          { ...bob, status: 'pending' },
        ]}
      />,
    );
    expect(itemNames()[0]).toBe('Ada Example Current ada@example.com Impersonated Sign out');
    expect(itemNames()[1]).toBe('Bob Example bob@example.com Setup not finished Sign out');
    expect(screen.getByText('Setup not finished')).toBeInTheDocument();
  });

  it('sign out their account, and keep the menu open', async () => {
    const given = callbacks();
    render(<View {...given} />);
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    expect(given.onSignOut).toHaveBeenCalledExactlyOnceWith({ sessionId: 'bob' }, undefined);
    expect(screen.getByRole('menu')).toBeInTheDocument();
  });

  it('are busy during their sign-out, and ignore a second press', async () => {
    const given = callbacks();
    const states = createStates();
    render(<View {...given} states={states} />);
    const row = getItem('Bob Example bob@example.com Sign out');
    await userEvent.click(row);
    states.set('session:bob', requesting);
    await userEvent.click(row);
    expect(row).toHaveAttribute('aria-busy', 'true');
    expect(row).toHaveAttribute('data-pending');
    expect(given.onSignOut).toHaveBeenCalledTimes(1);
    expect(getItem('Cyd Example cyd@example.com Sign out')).not.toHaveAttribute('aria-busy');
  });

  it('show the error, and retry', async () => {
    const given = callbacks();
    render(<View {...given} states={createStates({ 'session:bob': failed('network') })} />);
    const row = getItem(`Bob Example bob@example.com Try again ${UNREACHABLE}`);
    expect(row).toHaveAttribute('data-error');
    expect(within(row).getByText(UNREACHABLE)).toBeInTheDocument();
    await userEvent.click(row);
    expect(given.onRetry).toHaveBeenCalledExactlyOnceWith('session:bob');
    expect(given.onSignOut).not.toHaveBeenCalled();
  });

  it('say that they wait for the network, and cancel it', async () => {
    const given = callbacks();
    render(
      <View {...given} states={createStates({ 'session:bob': waiting, 'session:ada': waiting })} />,
    );
    const row = getItem(
      'Bob Example bob@example.com Cancel You are offline. Bob Example is still signed in.',
    );
    expect(row).not.toHaveAttribute('data-error');
    await userEvent.click(row);
    expect(given.onCancel).toHaveBeenCalledExactlyOnceWith('session:bob');
    getItem(`Ada Example Current ada@example.com Cancel ${english.waitingForNetwork}`);
  });

  it('do nothing if a handler vetoes', async () => {
    const given = callbacks();
    const onSelect = vi.fn((event: Event) => event.preventDefault());
    const { rerender } = render(
      <View {...given}>
        <SessionSignOutMenuContent>
          <SessionSignOutMenuItem session={bob} onSelect={onSelect} />
        </SessionSignOutMenuContent>
      </View>,
    );
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    expect(onSelect).toHaveBeenCalledTimes(1);
    expect(given.onSignOut).not.toHaveBeenCalled();
    rerender(
      <View {...given}>
        <SessionSignOutMenuContent>
          <SessionSignOutMenuItem session={bob} />
        </SessionSignOutMenuContent>
      </View>,
    );
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    expect(given.onSignOut).toHaveBeenCalledTimes(1);
  });

  it('are followed by "all accounts" only when there are several', () => {
    const { rerender } = render(<View accounts={[ada]} />);
    expect(itemNames()).toEqual(['Ada Example Current ada@example.com Sign out']);
    rerender(<View accounts={[ada, bob]} />);
    expect(itemNames()).toContain('Sign out of all accounts');
  });

  it('disappear with the menu when nobody is left', () => {
    const { rerender } = render(<View />);
    expect(screen.getByRole('menu')).toBeInTheDocument();
    rerender(<View accounts={[]} />);
    expect(screen.queryByRole('menu')).toBeNull();
    rerender(<View />);
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('the actions', () => {
  it('sign out of all accounts', async () => {
    const given = callbacks();
    render(<View {...given} />);
    await userEvent.click(getItem('Sign out of all accounts'));
    expect(given.onSignOut).toHaveBeenCalledExactlyOnceWith('all', undefined);
  });

  it('sign out of all other devices, show the progress, and stop', async () => {
    const given = callbacks();
    const states = createStates();
    render(
      <View {...given} states={states}>
        <SessionSignOutMenuContent>
          <SessionSignOutMenuOthers />
        </SessionSignOutMenuContent>
      </View>,
    );
    await userEvent.click(getItem('Sign out of all other devices'));
    expect(given.onSignOut).toHaveBeenCalledExactlyOnceWith('other-devices', undefined);
    states.set('other-devices', { ...requesting, progress: { completed: 3, total: 12 } });
    const item = getItem('Sign out of all other devices 3/12 · Stop');
    expect(item.querySelector('progress')).toHaveAttribute('value', '3');
    await userEvent.click(item);
    expect(given.onCancel).toHaveBeenCalledExactlyOnceWith('other-devices');
  });
});

describe('the choice of the next account', () => {
  it('is asked for before the current account is signed out', async () => {
    const given = callbacks();
    render(<View {...given} asksForNext />);
    await userEvent.click(getItem('Ada Example Current ada@example.com Sign out'));
    expect(given.onSignOut).not.toHaveBeenCalled();
    expect(itemNames()).toEqual([
      'Bob Example bob@example.com',
      'Cyd Example cyd@example.com',
      'Cancel',
    ]);
    expect(screen.getByRole('group', { name: 'Continue as' })).toBeInTheDocument();
    await userEvent.click(screen.getByText('Cyd Example'));
    expect(given.onSignOut).toHaveBeenCalledExactlyOnceWith(
      { sessionId: 'ada' },
      { sessionId: 'cyd' },
    );
    expect(itemNames()[0]).toBe('Ada Example Current ada@example.com Sign out');
  });

  it('is not asked for if only one account is left, or the account is not the current one', async () => {
    const given = callbacks();
    const { rerender } = render(<View {...given} asksForNext />);
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    expect(given.onSignOut).toHaveBeenLastCalledWith({ sessionId: 'bob' }, undefined);
    rerender(<View {...given} accounts={[ada]} asksForNext />);
    await userEvent.click(getItem('Ada Example Current ada@example.com Sign out'));
    expect(given.onSignOut).toHaveBeenLastCalledWith({ sessionId: 'ada' }, undefined);
  });

  it('is asked for again after a failure that changed nothing', async () => {
    const given = callbacks();
    render(
      <View {...given} asksForNext states={createStates({ 'session:ada': failed('server') })} />,
    );
    await userEvent.click(screen.getByText('Ada Example'));
    await userEvent.click(screen.getByText('Bob Example'));
    expect(given.onRetry).not.toHaveBeenCalled();
    expect(given.onSignOut).toHaveBeenCalledExactlyOnceWith(
      { sessionId: 'ada' },
      { sessionId: 'bob' },
    );
  });

  it('is forgotten when the menu closes, and when the account disappears', async () => {
    const { rerender } = render(<View asksForNext />);
    await userEvent.click(getItem('Ada Example Current ada@example.com Sign out'));
    rerender(<View asksForNext accounts={[{ ...bob, isCurrent: true }, cyd]} />);
    expect(itemNames()[0]).toBe('Bob Example Current bob@example.com Sign out');
  });
});

describe('switching', () => {
  it('makes a row a choice of the account, beside an item that signs it out', async () => {
    const given = callbacks();
    const onSwitch = vi.fn(async () => undefined);
    render(<View {...given} onSwitch={onSwitch} />);
    const rows = screen.getAllByRole('menuitemradio');
    expect(rows.map((row) => row.getAttribute('aria-checked'))).toEqual(['true', 'false', 'false']);
    await userEvent.click(getItem('Sign out of Bob Example, bob@example.com'));
    expect(given.onSignOut).toHaveBeenCalledTimes(1);
    expect(onSwitch).not.toHaveBeenCalled();
    await userEvent.click(
      screen.getByRole('menuitemradio', { name: 'Bob Example bob@example.com' }),
    );
    expect(onSwitch).toHaveBeenCalledExactlyOnceWith('bob');
    expect(screen.queryByRole('menu')).toBeNull();
  });

  it('shows the error in the row and announces it', async () => {
    const onSwitch = vi.fn(async () => new SignOutError('server'));
    render(<View onSwitch={onSwitch} />);
    await userEvent.click(screen.getByText('Bob Example'));
    expect(screen.getByRole('menu')).toBeInTheDocument();
    expect(
      screen.getByRole('menuitemradio', {
        name: `Bob Example bob@example.com The server has a problem. You are still signed in.`,
      }),
    ).toHaveAttribute('data-error');
    expect(screen.getByRole('alert')).toHaveTextContent(
      'The server has a problem. You are still signed in.',
    );
  });

  it('shows that it runs, and does not start again meanwhile', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    let fail: (error: SignOutError) => void = () => {};
    const onSwitch = vi.fn(() => new Promise<SignOutError>((resolve) => (fail = resolve)));
    render(<View onSwitch={onSwitch} />);
    const row = screen.getByRole('menuitemradio', { name: /^Bob/ });
    const isSpinning = () => row.querySelector('.cso-spinner') !== null;
    await userEvent.click(row);
    expect(row).toHaveAttribute('aria-busy', 'true');
    expect(isSpinning()).toBe(false);
    await act(() => vi.advanceTimersByTimeAsync(300));
    expect(isSpinning()).toBe(true);
    await userEvent.click(screen.getByText('Bob Example'));
    await userEvent.click(screen.getByText('Cyd Example'));
    expect(onSwitch).toHaveBeenCalledExactlyOnceWith('bob');
    expect(row).toHaveAccessibleName('Bob Example bob@example.com');

    await act(async () => fail(new SignOutError('server')));
    expect(isSpinning()).toBe(false);
    expect(row).not.toHaveAttribute('aria-busy');
    await userEvent.click(screen.getByText('Cyd Example'));
    expect(onSwitch).toHaveBeenLastCalledWith('cyd');
    vi.useRealTimers();
  });

  const ways: ['signOut' | 'cancel' | 'retry', SignOutState][] = [
    ['signOut', IDLE],
    ['signOut', requesting],
    ['signOut', { ...requesting, phase: 'confirming' }],
    ['cancel', waiting],
    ['signOut', { status: 'redirecting', to: '/' }],
    ['retry', failed('network')],
  ];
  it.each(
    Object.entries(catalogues)
      .filter(([name]) => name.endsWith('Messages'))
      .flatMap(([name, texts]) => ways.map((way) => [name, ...way, texts] as const)),
  )('names the sign-out by the text it shows and the account: %s, %s', (_, shown, state, texts) => {
    const own = { ...messages, ...(texts as object) };
    const states = createStates({ 'session:bob': state });
    render(<View states={states} messages={own} accounts={[bob]} onSwitch={vi.fn()} />);
    const item = screen.getByRole('menuitem');
    expect(item.querySelector('.cso-menu-hint')).toHaveTextContent(own[shown]);
    expect(item.ariaLabel?.toLowerCase()).toContain(own[shown].toLowerCase());
    expect(item.ariaLabel).toContain('Bob Example, bob@example.com');
  });

  it('keeps the look of what was pressed until the spinner appears', () => {
    vi.useFakeTimers();
    const states = createStates();
    render(<View states={states} accounts={[ada, bob]} onSwitch={vi.fn()} />);
    const pressed = [
      getItem('Sign out of Bob Example, bob@example.com'),
      getItem(messages.signOutAll),
    ];
    const hints = () => pressed.map((item) => item.querySelector('.cso-menu-hint')?.innerHTML);
    const before = hints();
    for (const phase of ['confirming', 'requesting'] as const) {
      states.set('session:bob', { ...requesting, phase });
      states.set('all', { ...requesting, phase });
      expect(hints()).toEqual(before);
    }
    act(() => {
      vi.advanceTimersByTime(300);
    });
    for (const item of pressed) {
      expect(item).toHaveTextContent(messages.signingOut);
      expect(item.querySelector('.cso-spinner')).toBeInTheDocument();
      expect(item.querySelector('.cso-menu-hint .cso-icon')).toBeNull();
    }
    vi.useRealTimers();
  });

  it('only closes the menu for the current account', async () => {
    const onSwitch = vi.fn(async () => undefined);
    render(<View onSwitch={onSwitch} />);
    await userEvent.click(screen.getByText('Ada Example'));
    expect(onSwitch).not.toHaveBeenCalled();
    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('announcements', () => {
  it('are made once for an outcome of a sign-out that this menu started', async () => {
    const states = createStates();
    render(<View states={states} />);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    states.set('session:bob', requesting);
    states.set('session:bob', failed('offline'));
    expect(screen.getByRole('alert')).toHaveTextContent(
      'Bob Example, bob@example.com: You are offline. Bob Example is still signed in.',
    );
    await userEvent.click(screen.getByText('Bob Example'));
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    states.set('session:bob', requesting);
    states.set('session:bob', { status: 'signed-out', alreadySignedOut: false });
    expect(screen.getByRole('status')).toHaveTextContent(
      'Signed out of Bob Example, bob@example.com.',
    );
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  });

  it('include a success that comes after an announced failure', async () => {
    const states = createStates();
    render(<View states={states} />);
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    states.set('session:bob', failed('timeout'));
    states.set('session:bob', { status: 'signed-out', alreadySignedOut: false });
    expect(screen.getByRole('status')).toHaveTextContent(
      'Signed out of Bob Example, bob@example.com.',
    );
  });

  it('include that it waits for the network', async () => {
    const states = createStates();
    render(<View states={states} />);
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    states.set('session:bob', requesting);
    states.set('session:bob', waiting);
    const status = screen.getByRole('status');
    expect(status).toHaveTextContent('You are offline. Bob Example is still signed in.');
    states.set('session:bob', { status: 'signed-out', alreadySignedOut: false });
    expect(status).toHaveTextContent('Signed out of Bob Example');
  });

  it('include a redirect that was refused, or that failed', async () => {
    const states = createStates();
    render(<View states={states} />);
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    states.set('session:bob', {
      status: 'signed-out',
      alreadySignedOut: false,
      redirectError: new SignOutError('redirect_blocked'),
    });
    expect(screen.getByRole('alert')).toHaveTextContent(english.errors.redirect_blocked);

    await userEvent.click(getItem('Cyd Example cyd@example.com Sign out'));
    states.set('session:cyd', { status: 'redirecting', to: '/' });
    expect(screen.getByRole('status')).toHaveTextContent('Signed out of Cyd Example');
    states.set('session:cyd', {
      status: 'signed-out',
      alreadySignedOut: false,
      redirectError: new SignOutError('redirect_failed'),
    });
    expect(screen.getByRole('alert')).toHaveTextContent(english.errors.redirect_failed);
  });

  it('are not made for sign-outs that started elsewhere', () => {
    const states = createStates();
    render(<View states={states} />);
    states.set('session:bob', failed('offline'));
    states.set('session:cyd', { status: 'signed-out', alreadySignedOut: false });
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('include progress once a sign-out takes a while', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const states = createStates();
    render(<View states={states} />);
    await userEvent.click(getItem('Bob Example bob@example.com Sign out'));
    states.set('session:bob', requesting);
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    await act(() => vi.advanceTimersByTimeAsync(300));
    expect(screen.getByRole('status')).toHaveTextContent(
      'Signing out of Bob Example, bob@example.com…',
    );
    vi.useRealTimers();
  });
});

describe('while a question is open', () => {
  it('a press elsewhere keeps the menu open', () => {
    const { rerender } = render(<View isAsking={() => true} />);
    fireEvent.pointerDown(document.body);
    expect(screen.getByRole('menu')).toBeInTheDocument();

    rerender(<View isAsking={() => false} />);
    fireEvent.pointerDown(document.body);

    expect(screen.queryByRole('menu')).toBeNull();
  });
});

describe('devices', () => {
  const now = Date.UTC(2026, 5, 15, 12);
  const deviceOf = (
    id: string,
    fields: Partial<MenuDevicesViewProps['devices'][number]> = {},
  ): MenuDevicesViewProps['devices'][number] => ({
    id,
    isCurrent: false,
    deviceType: 'iPhone',
    isMobile: true,
    browserName: 'Safari',
    browserVersion: '26.1.2',
    city: 'Graz',
    country: 'AT',
    lastActiveAt: now - 3 * 3_600_000,
    state: { status: 'idle' },
    ...fields,
  });
  const own = deviceOf('own', { isCurrent: true, deviceType: null, isMobile: false });

  function Devices(props: Partial<MenuDevicesViewProps>) {
    return (
      <View>
        <SessionSignOutMenuContent>
          <MenuDevicesView
            devices={[own, deviceOf('phone')]}
            status="ready"
            now={now}
            onRevoke={() => {}}
            {...props}
          />
        </SessionSignOutMenuContent>
      </View>
    );
  }

  it('show their type and place, and when they were last used', () => {
    render(<Devices />);
    expect(itemNames()).toEqual([
      'Computer This device Safari 26 · Graz, AT',
      'iPhone Safari 26 · Graz, AT · 3 hours ago Sign out',
    ]);
  });

  it('are signed out by a press, except this one', async () => {
    const onRevoke = vi.fn();
    render(<Devices onRevoke={onRevoke} />);
    await userEvent.click(screen.getByText('Computer'));
    expect(onRevoke).not.toHaveBeenCalled();
    await userEvent.click(screen.getByText('iPhone'));
    expect(onRevoke).toHaveBeenCalledExactlyOnceWith(
      expect.objectContaining({ id: 'phone' }),
      'iPhone',
      'iPhone, Safari 26 · Graz, AT · 3 hours ago',
    );
  });

  it('show progress and errors', () => {
    render(
      <Devices
        devices={[
          own,
          deviceOf('phone', { state: { status: 'pending', phase: 'requesting' } }),
          deviceOf('tablet', {
            deviceType: 'iPad',
            state: { status: 'error', error: new SignOutError('reverification_required') },
          }),
        ]}
      />,
    );
    expect(screen.getByText('iPhone').closest('[role=menuitem]')).toHaveAttribute('aria-busy');
    expect(
      screen.getByText('Verify your identity first. iPad is still signed in.'),
    ).toBeInTheDocument();
    expect(itemNames()[2]).toMatch(/^iPad .* Try again/);
  });

  it('can be signed out all at once if there are several', () => {
    const { rerender } = render(<Devices />);
    expect(itemNames()).not.toContain('Sign out of all other devices');
    rerender(<Devices devices={[own, deviceOf('phone'), deviceOf('tablet')]} />);
    expect(itemNames()).toContain('Sign out of all other devices');
  });

  it('show rows without text while they are loaded', () => {
    const { rerender } = render(<Devices status="loading" devices={[]} />);
    expect(
      getItem('Loading devices…').querySelector('.cso-menu-text > .cso-menu-skeleton'),
    ).toBeVisible();
    rerender(<Devices status="ready" devices={[own]} />);
    expect(document.querySelector('.cso-menu-skeleton')).toBeNull();
  });

  it.each([
    ['loading', [], 'Loading devices…'],
    ['ready', [own], 'You are not signed in on other devices.'],
  ] as const)('say when the list is %s and there is nothing to show', (status, devices, text) => {
    render(<Devices status={status} devices={devices} />);
    expect(screen.getByText(text).closest('[role=menuitem]')).toHaveAttribute(
      'aria-disabled',
      'true',
    );
  });

  it('show that they could not be loaded, and reload by a press', async () => {
    const onReload = vi.fn();
    render(<Devices status="error" devices={[]} onReload={onReload} />);
    expect(screen.queryByText('You are not signed in on other devices.')).toBeNull();
    await userEvent.click(screen.getByText('Your devices could not be loaded.'));
    expect(onReload).toHaveBeenCalledTimes(1);
  });
});

describe('every part', () => {
  const parts: [string, string, (props: object) => ReactElement][] = [
    ['Trigger', 'cso-menu-trigger', (props) => <SessionSignOutMenuTrigger {...props} />],
    ['Content', 'cso-menu', (props) => <SessionSignOutMenuContent {...props} />],
    ['Label', 'cso-menu-label', (props) => <SessionSignOutMenuLabel {...props} />],
    ['Separator', 'cso-menu-separator', (props) => <SessionSignOutMenuSeparator {...props} />],
    ['Items', 'cso-menu-items', (props) => <SessionSignOutMenuItems {...props} />],
    ['Item', 'cso-menu-item', (props) => <SessionSignOutMenuItem session={bob} {...props} />],
    ['All', 'cso-menu-item', (props) => <SessionSignOutMenuAll {...props} />],
    ['Others', 'cso-menu-item', (props) => <SessionSignOutMenuOthers {...props} />],
    [
      'Devices',
      'cso-menu-items',
      (props) => <MenuDevicesView devices={[]} status="ready" now={0} {...props} />,
    ],
  ];
  const inMenu = (name: string, part: ReactElement, props: object = {}) => (
    <View {...props}>
      {name === 'Trigger' || name === 'Content' ? (
        part
      ) : (
        <SessionSignOutMenuContent>{part}</SessionSignOutMenuContent>
      )}
    </View>
  );

  it.each(parts)('%s takes a class name, a style, data attributes and a ref', (name, own, part) => {
    const ref = createRef<HTMLElement>();
    render(
      inMenu(
        name,
        part({ className: 'mine', style: { color: 'red' }, 'data-mine': 'yes', id: 'mine', ref }),
      ),
    );
    expect(ref.current).toHaveClass(own, 'mine');
    expect(ref.current).toHaveStyle({ color: 'rgb(255, 0, 0)' });
    expect(ref.current).toHaveAttribute('data-mine', 'yes');
    expect(ref.current).toHaveAttribute('id', 'mine');
  });

  it.each(parts)('%s has no class of ours when it is unstyled', (name, own, part) => {
    const ref = createRef<HTMLElement>();
    render(inMenu(name, part({ ref, className: 'mine' }), { unstyled: true }));
    expect(ref.current).toHaveClass('mine');
    expect(ref.current).not.toHaveClass(own);
    expect(document.querySelector('[class*=cso-]')).toBeNull();
  });

  it.each(parts.filter(([name]) => name !== 'Items' && name !== 'Devices'))(
    '%s becomes the element that it is given, by `asChild` and by `render`',
    (name, own, part) => {
      const ref = createRef<HTMLElement>();
      const { unmount } = render(
        inMenu(
          name,
          part({ asChild: true, ref, children: <section className="theirs">Mine</section> }),
        ),
      );
      expect(ref.current?.tagName).toBe('SECTION');
      expect(ref.current).toHaveClass(own, 'theirs');
      unmount();
      const other = createRef<HTMLElement>();
      render(
        inMenu(
          name,
          part({
            ref: other,
            render: ({ children }: { children: ReactElement }) => <article>{children}</article>,
          }),
        ),
      );
      expect(other.current?.tagName).toBe('ARTICLE');
      expect(other.current).toHaveClass(own);
    },
  );

  it('All keeps what the component of `asChild` sets before it spreads its props', () => {
    const Theirs = (props: object) => (
      <section className="theirs" aria-disabled="false" {...props} />
    );
    const ref = createRef<HTMLDivElement>();
    const all = (
      <SessionSignOutMenuAll asChild ref={ref}>
        <Theirs />
      </SessionSignOutMenuAll>
    );
    render(inMenu('All', all, { unstyled: true }));
    expect(ref.current).toHaveClass('theirs', { exact: true });
    expect(ref.current).toHaveAttribute('aria-disabled', 'false');
    expect(ref.current).toHaveAttribute('role', 'menuitem');
  });

  it('throws an error that says where it belongs when it is rendered elsewhere', () => {
    vi.mocked(console.error).mockClear();
    expect(() => render(<SessionSignOutMenuAll />)).toThrow(/outside <SessionSignOutMenu.Root>/);
    vi.mocked(console.error).mockClear();
  });
});
