import { act, cleanup, fireEvent, render, renderHook, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ClerkInstance } from '../../src/clerk/clerk-instance.ts';
import { attachSignOut } from '../../src/js/attach-sign-out.ts';
import { createSignOut } from '../../src/js/create-sign-out.ts';
import { useDeviceSessions } from '../../src/react/use-device-sessions.ts';
import { useSignOut } from '../../src/react/use-sign-out.ts';
import { createFakeClerk } from '../../src/testing/fake-clerk/create-fake-clerk.ts';
import { SessionSignOutMenu } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.tsx';
import { SignOutButton } from '../../src/ui/sign-out-button/sign-out-button.tsx';
import { SilentClerkProvider } from '../support/silent-clerk-provider.tsx';
import { SLOW_DAY_MS } from '../support/slow-day.ts';

type Property = [object: object, name: string];

const FAULT_OF_THE_APP = new Error('a fault of the app');

/** Testing Library's `waitFor` needs MutationObserver, which is denied here. */
async function eventually<Value>(check: () => Value): Promise<Value> {
  const until = Date.now() + SLOW_DAY_MS;
  for (;;) {
    try {
      return check();
    } catch (cause) {
      if (Date.now() > until) throw cause;
      await act(() => new Promise((resolve) => setTimeout(resolve, 10)));
    }
  }
}

const undo: (() => void)[] = [];
afterEach(() => {
  for (const restore of undo.splice(0).reverse()) restore();
  document.body.innerHTML = '';
  sessionStorage.clear();
});

function define([object, name]: Property, descriptor: PropertyDescriptor): void {
  const before = Object.getOwnPropertyDescriptor(object, name);
  Object.defineProperty(object, name, { configurable: true, ...descriptor });
  undo.push(() => {
    if (before) Object.defineProperty(object, name, before);
    else Reflect.deleteProperty(object, name);
  });
}

/** The facilities that were used while denied: one that is never used proves nothing. */
const touched = new Set<string>();
let denial = '';

/** A function, because some facilities are called with `new`. */
function refuse(): never {
  touched.add(denial);
  throw new DOMException('The operation is insecure.', 'SecurityError');
}

const set = (property: Property, value: unknown) => () =>
  define(property, { value, writable: true });
const setGetter = (property: Property, get: () => unknown) => () => define(property, { get });

const page = globalThis;
const dialog = HTMLDialogElement.prototype;
const element = HTMLElement.prototype;

/** An observer as tests of apps often mock it, with `vi.fn()`. */
function WithoutMethods() {}

/** Each facility that the source uses, and each way in which it can be denied. */
const DENIALS: Record<string, [way: string, deny: () => void][]> = {
  BroadcastChannel: [
    ['missing', set([page, 'BroadcastChannel'], undefined)],
    ['throws', set([page, 'BroadcastChannel'], refuse)],
    [
      'postMessage throws',
      set(
        [page, 'BroadcastChannel'],
        class {
          postMessage = refuse;
        },
      ),
    ],
    [
      'onmessage throws',
      set(
        [page, 'BroadcastChannel'],
        class {
          set onmessage(_: unknown) {
            refuse();
          }
          postMessage() {}
        },
      ),
    ],
  ],
  'Web Locks': [
    ['missing', set([navigator, 'locks'], undefined)],
    ['throws', setGetter([navigator, 'locks'], refuse)],
    ['request throws', set([navigator, 'locks'], { request: refuse })],
    ['request rejects', set([navigator, 'locks'], { request: async () => refuse() })],
    [
      'request never settles',
      set([navigator, 'locks'], {
        request: () => {
          touched.add(denial);
          return new Promise(() => {});
        },
      }),
    ],
  ],
  'navigator.onLine': [['missing', set([navigator, 'onLine'], undefined)]],
  sessionStorage: [
    ['missing', set([page, 'sessionStorage'], undefined)],
    ['null', set([page, 'sessionStorage'], null)],
    ['throws', setGetter([page, 'sessionStorage'], refuse)],
    ['getItem throws', set([page, 'sessionStorage'], { getItem: refuse })],
    [
      'holds what somebody else has left',
      set([page, 'sessionStorage'], {
        getItem: () => {
          touched.add(denial);
          return '{"key":"all","code":"__proto__"}';
        },
        removeItem: () => {},
      }),
    ],
  ],
  Intl: [
    ['missing', set([page, 'Intl'], undefined)],
    ['RelativeTimeFormat is missing', set([Intl, 'RelativeTimeFormat'], undefined)],
    ['RelativeTimeFormat throws', set([Intl, 'RelativeTimeFormat'], refuse)],
  ],
  '<dialog>': [
    ['showModal is missing', set([dialog, 'showModal'], undefined)],
    ['showModal throws', set([dialog, 'showModal'], refuse)],
    ['close throws', set([dialog, 'close'], refuse)],
  ],
  popover: [
    ['missing', set([element, 'showPopover'], undefined)],
    ['showPopover throws', set([element, 'showPopover'], refuse)],
    [
      'hidePopover throws',
      () => {
        set([element, 'showPopover'], function shown(this: HTMLElement) {
          this.removeAttribute('popover');
        })();
        set([element, 'hidePopover'], refuse)();
        set([element, 'popover'], 'manual')();
      },
    ],
  ],
  ResizeObserver: [
    ['missing', set([page, 'ResizeObserver'], undefined)],
    ['throws', set([page, 'ResizeObserver'], refuse)],
    ['has no methods', set([page, 'ResizeObserver'], WithoutMethods)],
  ],
  IntersectionObserver: [
    ['throws', set([page, 'IntersectionObserver'], refuse)],
    ['has no methods', set([page, 'IntersectionObserver'], WithoutMethods)],
  ],
  MutationObserver: [
    ['missing', set([page, 'MutationObserver'], undefined)],
    ['has no methods', set([page, 'MutationObserver'], WithoutMethods)],
  ],
  'CSS.supports': [
    ['missing', set([page, 'CSS'], undefined)],
    ['throws', set([page, 'CSS'], { supports: refuse })],
  ],
  checkVisibility: [['throws', set([element, 'checkVisibility'], refuse)]],
  reportError: [
    ['missing', set([page, 'reportError'], undefined)],
    ['throws', set([page, 'reportError'], refuse)],
  ],
  'the reason of a signal': [['missing', set([AbortSignal.prototype, 'reason'], undefined)]],
  'what nothing needs': [
    ['localStorage is missing', set([page, 'localStorage'], undefined)],
    ['matchMedia is missing', set([page, 'matchMedia'], undefined)],
    ['crypto is missing', set([page, 'crypto'], undefined)],
    ['Promise.allSettled is missing', set([Promise, 'allSettled'], undefined)],
  ],
};

function open() {
  const clerk = createFakeClerk({
    loaded: true,
    sessions: [{ id: 'sess_ada' }, { id: 'sess_bob' }],
    devices: [{ id: 'sess_phone', deviceType: 'iPhone' }],
  });
  return clerk as typeof clerk & ClerkInstance;
}
type Fake = ReturnType<typeof open>;

const alive = ({ server }: Fake) => server.snapshot().signedInSessionIds;
const wrapper = SilentClerkProvider;
const press = (name: string | RegExp, role = 'button') =>
  fireEvent.click(screen.getAllByRole(role, { name }).at(-1) as HTMLElement);

const answer = async (name: string | RegExp) => {
  await eventually(() => screen.getByRole('alertdialog'));
  press(name);
};

/** Each way to use the package, up to a finished sign-out. */
const ENTRIES: Record<string, (clerk: Fake) => Promise<unknown>> = {
  hook: async (clerk) => {
    const { result } = renderHook(() => useSignOut({ clerk, redirectUrl: false }), { wrapper });
    await act(() => result.current.signOut());
    expect(result.current).toMatchObject({ isSignedOut: true });
    expect(alive(clerk)).toEqual([]);
  },
  button: async (clerk) => {
    clerk.server.fault({ kind: 'status', status: 500, times: 1, call: 'remove-all' });
    render(
      <SignOutButton
        clerk={clerk}
        redirectUrl={false}
        confirm
        feedback="floating"
        onSignedOut={() => Promise.reject(FAULT_OF_THE_APP)}
      />,
      { wrapper },
    );
    press('Sign out');
    await answer('Sign out');
    await eventually(() => screen.getByRole('button', { name: 'Try again' }));
    press('Try again');
    await answer('Sign out');
    await eventually(() => expect(alive(clerk)).toEqual([]));
    await eventually(() => screen.getByRole('button', { name: 'Signed out' }));
  },
  menu: async (clerk) => {
    render(<SessionSignOutMenu clerk={clerk} redirectUrl={false} devices confirm />, { wrapper });
    press(/./);
    await eventually(() => screen.getByText('iPhone'));
    press(/^Sign out of all/, 'menuitem');
    await answer(/^Sign out/);
    await eventually(() => expect(alive(clerk)).toEqual([]));
  },
  devices: async (clerk) => {
    const { result } = renderHook(() => useDeviceSessions({ clerk }), { wrapper });
    await eventually(() => expect(result.current.isReady).toBe(true));
    await act(() => result.current.revokeOthers());
    expect(clerk.server.snapshot().deviceSessionIds).toEqual([]);
    expect(alive(clerk)).toHaveLength(2);
  },
  'plain JavaScript': async (clerk) => {
    document.body.innerHTML = '<button>Leave</button>';
    const button = document.querySelector('button') as HTMLElement;
    const attached = attachSignOut(button, clerk, { redirectUrl: false, sessionId: 'sess_bob' });
    button.click();
    await eventually(() => expect(alive(clerk)).toEqual(['sess_ada']));
    attached.detach();
    const all = createSignOut(clerk, { redirectUrl: false });
    all.subscribe(() => {});
    expect(await all.signOut()).toMatchObject({ status: 'signed-out' });
    expect(alive(clerk)).toEqual([]);
  },
};

const ROWS = Object.entries(DENIALS).flatMap(([facility, ways]) =>
  ways.map(([way, deny]) => ({ facility, way, deny })),
);

/** Uncaught errors, except those of the app's callback. */
const uncaught: unknown[] = [];
const catchError = (event: ErrorEvent) => {
  event.preventDefault();
  if (event.error !== FAULT_OF_THE_APP) uncaught.push(event.error);
};
beforeEach(() => addEventListener('error', catchError));
afterEach(() => {
  removeEventListener('error', catchError);
  // For environments without `reportError`.
  const { calls } = vi.mocked(console.error).mock;
  if (calls.every(([cause]) => cause === FAULT_OF_THE_APP)) calls.length = 0;
  expect(uncaught.splice(0)).toEqual([]);
});

describe.each(Object.keys(ENTRIES))('%s', (entry) => {
  it('works if nothing is denied', async () => {
    await ENTRIES[entry]?.(open());
  });

  it.each(ROWS)('works with $facility: $way', async ({ facility, way, deny }) => {
    denial = `${facility}: ${way}`;
    const clerk = open();
    deny();
    await ENTRIES[entry]?.(clerk);
    cleanup();
  });

  it('works without all of them', async () => {
    const clerk = open();
    for (const { way, deny } of ROWS) if (/missing$/.test(way)) deny();
    await ENTRIES[entry]?.(clerk);
    cleanup();
  });
});

it('every denied facility is used', () => {
  const asked = ROWS.filter(({ way }) => /throws|rejects|settles|left/.test(way)).map(
    ({ facility, way }) => `${facility}: ${way}`,
  );
  expect(asked.filter((row) => !touched.has(row))).toEqual([]);
});

it('the menu opens if no style can be computed', () => {
  set([page, 'getComputedStyle'], refuse)();
  denial = 'getComputedStyle';
  const menu = <SessionSignOutMenu clerk={open()} defaultOpen />;
  const { container } = render(menu, { wrapper });
  expect(touched).toContain(denial);
  expect(container.querySelector('[role="menu"]')).toHaveAttribute('dir', 'ltr');
});
