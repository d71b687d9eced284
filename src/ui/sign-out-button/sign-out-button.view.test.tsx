import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { createRef, type FormEvent, Fragment, forwardRef, type ReactNode, type Ref } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { SignOutError, type SignOutState } from '#shared';
import { messages } from '../../messages/locales/en.ts';
import type { SignOutButtonViewProps } from './sign-out-button.types.ts';
import { SignOutButtonView } from './sign-out-button.view.tsx';

const IDLE: SignOutState = { status: 'idle' };
const REQUESTING: SignOutState = { status: 'pending', phase: 'requesting', startedAt: 0 };
const SIGNED_OUT: SignOutState = { status: 'signed-out', alreadySignedOut: false };
const failed = (...parameters: ConstructorParameters<typeof SignOutError>): SignOutState => ({
  status: 'error',
  error: new SignOutError(...parameters),
});

function View(props: Partial<SignOutButtonViewProps>) {
  return <SignOutButtonView state={IDLE} messages={messages} {...props} />;
}

const getButton = () =>
  screen.getByRole('button', { name: /^(Sign out|Signing out….*|Redirecting…|Signed out)$/ });

describe('while idle', () => {
  it('is a button with a label that does not submit forms', () => {
    render(<View />);

    expect(getButton().textContent).toBe('Sign out');
    expect(getButton()).toHaveAttribute('type', 'button');
    expect(getButton()).not.toHaveAttribute('aria-disabled');
  });

  it('has both live regions mounted and empty', () => {
    render(<View />);

    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(screen.getByRole('alert')).toBeEmptyDOMElement();
  });

  it('calls onPress with the return value of its own handler', async () => {
    const onPress = vi.fn();
    render(<View onPress={onPress} attributes={{ onClick: () => 'handled' }} />);

    await userEvent.click(getButton());

    expect(onPress).toHaveBeenCalledExactlyOnceWith('handled');
  });
});

describe('while it is pending', () => {
  it('stays focusable, is marked as disabled and ignores presses', async () => {
    const onPress = vi.fn();
    const onClick = vi.fn();
    const { rerender } = render(<View onPress={onPress} attributes={{ onClick }} />);
    await userEvent.click(getButton());
    rerender(<View state={REQUESTING} onPress={onPress} attributes={{ onClick }} />);
    await userEvent.click(getButton());

    expect(getButton()).toHaveFocus();
    expect(getButton()).toHaveAttribute('aria-disabled', 'true');
    expect(getButton()).toHaveAttribute('aria-busy', 'true');
    expect(getButton()).not.toHaveAttribute('disabled');
    expect(onClick).toHaveBeenCalledOnce();
    expect(onPress).toHaveBeenCalledOnce();
  });

  it('looks unchanged until it spins, and announces that once', () => {
    const { rerender } = render(<View state={REQUESTING} />);
    expect(getButton().textContent).toBe('Sign out');
    expect(screen.getByRole('status')).toHaveTextContent('Signing out…');

    rerender(<View state={REQUESTING} isSpinning />);

    expect(getButton().textContent).toBe('Signing out…');
    expect(getButton()).toHaveAttribute('data-spinning');
    expect(screen.getByRole('status')).toHaveTextContent('Signing out…');
  });

  it('counts the sessions if there are several', () => {
    const state: SignOutState = { ...REQUESTING, progress: { completed: 3, total: 12 } };
    render(<View state={state} isSpinning />);

    expect(getButton()).toHaveTextContent('Signing out… 3/12');
  });

  it('is not busy while the person is asked', () => {
    render(<View state={{ ...REQUESTING, phase: 'confirming' }} />);

    // A press asks again, because the first question may never be answered.
    expect(getButton()).not.toHaveAttribute('aria-disabled');
    expect(getButton()).not.toHaveAttribute('aria-busy');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
  });

  it('offers to keep waiting when it is slow, and then gets the focus back', async () => {
    const onKeepWaiting = vi.fn();
    render(<View state={REQUESTING} isSpinning isSlow onKeepWaiting={onKeepWaiting} />);
    expect(screen.getByRole('status')).toHaveTextContent('This is taking longer than usual.');

    await userEvent.click(screen.getByRole('button', { name: 'Keep waiting' }));

    expect(onKeepWaiting).toHaveBeenCalledOnce();
    expect(getButton()).toHaveFocus();
  });

  it('says that it waits for the network, and can cancel that', async () => {
    const onCancel = vi.fn();
    render(<View state={{ ...REQUESTING, phase: 'waiting-for-network' }} onCancel={onCancel} />);
    expect(screen.getByRole('status')).toHaveTextContent('You are offline.');

    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));

    expect(onCancel).toHaveBeenCalledOnce();
  });
});

describe('after a failure', () => {
  it('announces the error in a region that was mounted before', () => {
    const { rerender } = render(<View state={REQUESTING} />);
    const alert = screen.getByRole('alert');

    rerender(<View state={failed('network')} />);

    expect(screen.getByRole('alert')).toBe(alert);
    expect(alert).toHaveTextContent('The server could not be reached. You are still signed in.');
    expect(getButton()).toHaveAttribute('data-error');
    expect(getButton()).not.toHaveAttribute('aria-disabled');
  });

  it('can be retried, and the button gets the focus', async () => {
    const onRetry = vi.fn();
    render(<View state={failed('server')} onRetry={onRetry} />);

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(onRetry).toHaveBeenCalledOnce();
    expect(getButton()).toHaveFocus();
  });

  it('can be dismissed', async () => {
    const onDismiss = vi.fn();
    render(<View state={failed('server')} onDismiss={onDismiss} />);

    await userEvent.click(screen.getByRole('button', { name: 'Dismiss' }));

    expect(onDismiss).toHaveBeenCalledOnce();
    expect(getButton()).toHaveFocus();
  });

  it('offers no retry that could not succeed', () => {
    const { rerender } = render(<View state={failed('server')} onRetry={() => {}} />);
    expect(screen.getByRole('button', { name: 'Try again' })).toBeVisible();

    rerender(<View state={failed('unauthorized')} onRetry={() => {}} />);

    expect(screen.queryByRole('button', { name: 'Try again' })).toBeNull();
  });

  it('hides actions without a callback', () => {
    render(<View state={failed('server')} />);

    expect(screen.getAllByRole('button')).toEqual([getButton()]);
  });

  it('counts down a rate limit outside the alert, without changing the name of the action', async () => {
    const onRetry = vi.fn();
    const limited = failed('rate_limited', { retryAfterMs: 2_000 });
    const { rerender } = render(<View state={limited} secondsLeft={2} onRetry={onRetry} />);
    const retry = screen.getByRole('button', { name: 'Try again' });
    expect(retry).toHaveTextContent('Try again (2)');
    expect(screen.getByRole('alert')).not.toHaveTextContent('2');
    await userEvent.click(retry);
    expect(onRetry).not.toHaveBeenCalled();

    rerender(<View state={limited} secondsLeft={0} onRetry={onRetry} />);
    await userEvent.click(retry);

    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('has a sentence for a code of a newer version', () => {
    const error = Object.assign(new SignOutError('unknown'), { code: 'brand_new' });
    render(<View state={{ status: 'error', error }} />);

    expect(screen.getByRole('alert')).toHaveTextContent(
      'Something went wrong. You are still signed in.',
    );
  });
});

describe('when it is done', () => {
  it('announces it once, including the redirect', () => {
    const { rerender } = render(<View state={{ status: 'redirecting', to: '/' }} isSpinning />);
    expect(screen.getByRole('status')).toHaveTextContent('Signed out');
    expect(getButton()).toHaveTextContent('Redirecting…');
    expect(getButton()).toHaveAttribute('aria-disabled', 'true');

    rerender(<View state={SIGNED_OUT} />);

    expect(screen.getByRole('status')).toHaveTextContent('Signed out');
    expect(getButton().textContent).toBe('Signed out');
    expect(getButton()).toHaveAttribute('data-signed-out');
  });
});

describe('the label', () => {
  it('reserves the width for the labels that can follow, and shows one of them', () => {
    render(<View />);

    const label = getButton().firstElementChild;
    expect(label).toHaveAttribute('data-reserve', 'Signing out…\nRedirecting…\nSigned out');
    expect(label?.textContent).toBe('Sign out');
  });

  it('has an element of which only the text changes', () => {
    const { rerender } = render(<View state={REQUESTING} isSpinning />);
    const [, text] = getButton().firstElementChild?.children ?? [];
    expect(text).toHaveTextContent('Signing out…');

    rerender(<View state={{ status: 'redirecting', to: '/' }} isSpinning />);

    expect(getButton().firstElementChild?.children[1]).toBe(text);
    expect(text).toHaveTextContent('Redirecting…');
  });
});

describe('when it is signed out', () => {
  it('shows a check mark, also in place of the icon, and is marked as disabled', () => {
    const { rerender } = render(<View state={SIGNED_OUT} />);
    expect(getButton().querySelector('[data-check]')).toHaveAttribute('aria-hidden', 'true');
    expect(getButton()).toHaveAttribute('aria-disabled', 'true');
    expect(getButton().textContent).toBe('Signed out');

    rerender(<View state={SIGNED_OUT} size="icon" />);

    expect(getButton().querySelectorAll('svg')).toHaveLength(1);
    expect(getButton().querySelector('[data-check]')).toBeInTheDocument();
  });

  it('says that the next page was not opened, and offers no retry', () => {
    const redirectError = new SignOutError('redirect_blocked');
    render(<View state={{ ...SIGNED_OUT, redirectError }} onRetry={vi.fn()} onDismiss={vi.fn()} />);

    expect(screen.getByRole('alert')).toHaveTextContent(messages.errors.redirect_blocked);
    expect(getButton()).toHaveTextContent('Signed out');
    expect(screen.getByRole('status')).toBeEmptyDOMElement();
    expect(screen.getAllByRole('button')).toEqual([
      getButton(),
      screen.getByRole('button', { name: 'Dismiss' }),
    ]);
  });

  it('offers to open the next page again if that failed', async () => {
    const onRetry = vi.fn();
    const redirectError = new SignOutError('redirect_failed');
    render(<View state={{ ...SIGNED_OUT, redirectError }} onRetry={onRetry} />);

    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));

    expect(onRetry).toHaveBeenCalledOnce();
  });

  it('shows no text that is out of date while the spinner is still shown', () => {
    const { rerender } = render(<View state={SIGNED_OUT} isSpinning />);
    expect(getButton()).toHaveTextContent('Signed out');

    rerender(<View state={failed('server')} isSpinning />);

    expect(getButton()).toHaveTextContent('Sign out');
  });

  it('still accepts a press, because another device may have signed in since', async () => {
    const onPress = vi.fn();
    render(<View state={SIGNED_OUT} onPress={onPress} />);

    await userEvent.click(getButton());

    expect(onPress).toHaveBeenCalledOnce();
  });
});

describe('a text for screen readers', () => {
  it('is hidden even without the style sheet, but only once the region has a text', () => {
    const { rerender } = render(<View />);
    const region = screen.getByRole('status').parentElement;
    expect(region).toHaveClass('cso-for-screen-readers', { exact: true });
    expect(region).not.toHaveAttribute('style');

    rerender(<View state={REQUESTING} />);
    expect(region).toHaveStyle({ position: 'fixed', clipPath: 'inset(50%)' });

    rerender(<View state={failed('server')} />);
    expect(region).toHaveClass('cso-feedback', { exact: true });
    expect(region).not.toHaveAttribute('style', expect.stringContaining('clip-path'));
  });
});

describe('prop: feedback', () => {
  it('floats as a popover of the button only while there is something to show', () => {
    const showPopover = vi.fn();
    const hidePopover = vi.fn();
    Object.assign(HTMLElement.prototype, { showPopover, hidePopover });
    const { rerender } = render(<View feedback="floating" />);
    const region = screen.getByRole('alert').parentElement;
    expect(region).not.toHaveAttribute('popover');

    rerender(<View feedback="floating" state={failed('server')} />);
    expect(region).toHaveAttribute('popover', 'manual');
    expect(showPopover).toHaveBeenCalledWith({ source: getButton() });

    rerender(<View feedback="floating" />);
    expect(region).not.toHaveAttribute('popover');
    Reflect.deleteProperty(HTMLElement.prototype, 'showPopover');
    Reflect.deleteProperty(HTMLElement.prototype, 'hidePopover');
  });

  it('renders nothing beside the button when it is none', () => {
    const { container, rerender } = render(<View state={failed('server')} />);
    expect(container.children).toHaveLength(2);

    rerender(<View state={failed('server')} feedback="none" />);

    expect(container.children).toHaveLength(1);
  });
});

describe('prop: size', () => {
  it('uses the text as the name of an icon button', () => {
    render(<View size="icon">Log out</View>);

    const button = screen.getByRole('button', { name: 'Log out' });
    expect(button).toHaveTextContent('');
    expect(button.querySelector('svg')).toHaveAttribute('aria-hidden', 'true');
  });
});

describe('looks', () => {
  it('has attributes for variant, size and width', () => {
    render(<View variant="danger" size="lg" fullWidth />);

    expect(getButton()).toHaveClass('cso-button', { exact: true });
    expect(getButton()).toHaveAttribute('data-variant', 'danger');
    expect(getButton()).toHaveAttribute('data-size', 'lg');
    expect(getButton()).toHaveAttribute('data-full-width');
  });

  it('accepts additional class names on every part', () => {
    const { container } = render(
      <View
        state={failed('server')}
        onRetry={() => {}}
        onDismiss={() => {}}
        attributes={{ className: 'own' }}
        classNames={{ button: 'b', label: 'l', feedback: 'f', action: 'a', dismiss: 'd' }}
      />,
    );

    expect(getButton()).toHaveClass('cso-button', 'own', 'b');
    for (const className of ['cso-label l', 'cso-feedback f', 'cso-action a', 'cso-dismiss d']) {
      expect(container.getElementsByClassName(className)).toHaveLength(1);
    }
  });

  it('has none of its classes on any part when it is unstyled', () => {
    const props: Partial<SignOutButtonViewProps> = {
      state: failed('server'),
      onRetry: () => {},
      onDismiss: () => {},
      attributes: { className: 'own' },
    };
    const { container, rerender } = render(<View {...props} />);
    expect(container.querySelectorAll('[class*=cso-]').length).toBeGreaterThan(4);

    rerender(<View {...props} unstyled />);

    expect(container.querySelectorAll('[class*=cso-]')).toHaveLength(0);
    expect(container.querySelectorAll('.own')).toHaveLength(1);
  });

  it('keeps the look of a child unless it has a variant or size', () => {
    const child = (
      <button type="button" className="mine">
        Log out
      </button>
    );
    const { rerender } = render(<View>{child}</View>);
    const button = screen.getByRole('button', { name: 'Log out' });
    expect(button).toHaveClass('mine', { exact: true });

    rerender(<View variant="outline">{child}</View>);

    expect(button).toHaveClass('mine', 'cso-button');
    expect(button).toHaveAttribute('data-variant', 'outline');
  });
});

describe('the attributes of a button', () => {
  it('are passed on: style, title, data and handlers', async () => {
    const onFocus = vi.fn();
    render(
      <View
        attributes={
          {
            style: { marginTop: 3 },
            title: 'T',
            id: 'i',
            'data-testid': 'x',
            onFocus,
          } as SignOutButtonViewProps['attributes']
        }
      />,
    );
    await userEvent.tab();

    const button = screen.getByTestId('x');
    expect(button).toHaveStyle({ marginTop: '3px' });
    expect(button).toHaveAttribute('title', 'T');
    expect(button).toHaveAttribute('id', 'i');
    expect(onFocus).toHaveBeenCalledOnce();
  });

  it('include a ref', () => {
    const ref = createRef<HTMLButtonElement>();
    const { rerender } = render(<View buttonRef={ref} />);
    expect(ref.current).toBe(getButton());

    rerender(
      <View buttonRef={ref}>
        <a href="#out">Out</a>
      </View>,
    );

    expect(ref.current).toBe(screen.getByText('Out'));
  });
});

describe('children', () => {
  it.each<[string, ReactNode]>([
    ['text', 'Log out'],
    ['text in pieces', ['Log out of ', 3, ' accounts']],
    ['an element', <b key="b">Log out</b>],
    ['an element beside a condition', [false, <b key="b">Log out</b>, null]],
    ['text in a fragment', <Fragment key="f">Log out</Fragment>],
    [
      'an element in fragments',
      <Fragment key="f">
        <Fragment key="g">{[<b key="b">Log out</b>]}</Fragment>
      </Fragment>,
    ],
  ])('can be %s', async (_, children) => {
    const onPress = vi.fn();
    render(<View onPress={onPress}>{children}</View>);

    await userEvent.click(screen.getByText(/^Log out/));

    expect(onPress).toHaveBeenCalledOnce();
  });

  it('throw with Clerk’s message if there is more than one', () => {
    expect(() =>
      render(
        <View>
          <button type="button">1</button>
          <button type="button">2</button>
        </View>,
      ),
    ).toThrow(
      "You've passed multiple children components to <SignOutButton/>. You can only pass a single child component or text.",
    );
    vi.mocked(console.error).mockClear();
  });
});

describe('a child element', () => {
  it('keeps its class name, attributes, style and content', () => {
    render(
      <View attributes={{ className: 'outer', title: 'outer', style: { color: 'red', top: 1 } }}>
        <button type="button" className="inner" title="inner" style={{ color: 'blue' }}>
          Log <b>out</b>
        </button>
      </View>,
    );

    const button = screen.getByRole('button', { name: 'Log out' });
    expect(button).toHaveClass('inner', 'outer');
    expect(button).toHaveAttribute('title', 'inner');
    expect(button.style.color).toBe('blue');
    expect(button.style.top).toBe('1px');
  });

  it('keeps its content while pending, and shows the state by attributes', () => {
    render(
      <View state={REQUESTING} isSpinning>
        <button type="button">Log out</button>
      </View>,
    );

    const button = screen.getByRole('button', { name: 'Log out' });
    expect(button).toHaveAttribute('data-pending');
    expect(button).toHaveAttribute('data-spinning');
    expect(button).toHaveAttribute('aria-disabled', 'true');
  });

  it('keeps its ref, object or function, in addition to that of the button', () => {
    const own = createRef<HTMLButtonElement>();
    const outer = vi.fn<(node: HTMLButtonElement | null) => void>();
    const view = (title: string) => (
      <View buttonRef={outer} attributes={{ title }}>
        <button type="button" ref={own}>
          Log out
        </button>
      </View>
    );
    const { rerender, unmount } = render(view('1'));
    const attached = outer.mock.calls.length;
    rerender(view('2'));

    expect(own.current).toBe(screen.getByRole('button'));
    expect(outer).toHaveBeenLastCalledWith(screen.getByRole('button'));
    expect(outer).toHaveBeenCalledTimes(attached);

    unmount();

    expect(own.current).toBeNull();
    expect(outer).toHaveBeenLastCalledWith(null);
  });

  it('runs the cleanup that its ref returns', () => {
    const cleanup = vi.fn();
    const outer = createRef<HTMLButtonElement>();
    const { unmount } = render(
      <View buttonRef={outer}>
        <button type="button" ref={() => cleanup}>
          Log out
        </button>
      </View>,
    );
    cleanup.mockClear();

    unmount();

    expect(cleanup).toHaveBeenCalledOnce();
    expect(outer.current).toBeNull();
  });

  it('keeps what its component sets before it spreads its props', async () => {
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault());
    const Icon = (props: object) => (
      <button type="button" className="mine" aria-label="Log out" aria-busy="false" {...props} />
    );
    const { rerender } = render(
      <form onSubmit={onSubmit}>
        <View>
          <Icon />
        </View>
      </form>,
    );
    const button = screen.getByRole('button', { name: 'Log out' });
    expect(button).toHaveClass('mine', { exact: true });
    expect(button).toHaveAttribute('aria-busy', 'false');
    await userEvent.click(button);
    expect(onSubmit).not.toHaveBeenCalled();

    rerender(
      <form onSubmit={onSubmit}>
        <View state={REQUESTING}>
          <Icon />
        </View>
      </form>,
    );

    expect(button).toHaveAttribute('aria-busy', 'true');
  });

  it.each(['submit', 'image', 'reset'] as const)(
    'signs out and leaves the form alone if it is an input of type %s',
    async (type) => {
      const onPress = vi.fn();
      const [onSubmit, onReset] = [vi.fn(), vi.fn()];
      const onForm = (event: FormEvent) => event.preventDefault();
      const { container } = render(
        <form
          onSubmit={(event) => [onForm(event), onSubmit()]}
          onReset={(event) => [onForm(event), onReset()]}
        >
          <View onPress={onPress}>
            <input type={type} alt="Log out" />
          </View>
          <input type={type} alt="Other" />
        </form>,
      );
      const [button, other] = container.querySelectorAll('input');
      await userEvent.click(button as Element);
      expect(onPress).toHaveBeenCalledOnce();
      expect([onSubmit, onReset].flatMap(({ mock }) => mock.calls)).toEqual([]);

      await userEvent.click(other as Element);

      expect([onSubmit, onReset].flatMap(({ mock }) => mock.calls)).toHaveLength(1);
    },
  );

  it('gets no ref if none was passed', () => {
    function Plain({ ref, ...props }: { ref?: Ref<HTMLButtonElement> }) {
      return <button type="button" {...props} data-has-ref={ref !== undefined} />;
    }
    render(
      <View>
        <Plain />
      </View>,
    );

    expect(screen.getByRole('button')).toHaveAttribute('data-has-ref', 'false');
  });

  it('can be a component that forwards its ref', () => {
    const Styled = forwardRef<HTMLButtonElement, object>((props, ref) => (
      <button type="button" {...props} ref={ref} className="styled">
        Log out
      </button>
    ));
    const ref = createRef<HTMLButtonElement>();
    render(
      <View buttonRef={ref}>
        <Styled />
      </View>,
    );

    expect(ref.current).toHaveClass('styled');
  });

  it('runs its own handler first, which can veto with preventDefault', async () => {
    const order: string[] = [];
    const view = (isVetoing: boolean) => (
      <View onPress={() => order.push('press')} attributes={{ onClick: () => order.push('outer') }}>
        <button
          type="button"
          onClick={(event) => {
            order.push('own');
            if (isVetoing) event.preventDefault();
          }}
        >
          Log out
        </button>
      </View>
    );
    const { rerender } = render(view(false));
    await userEvent.click(screen.getByRole('button'));
    expect(order.splice(0)).toEqual(['own', 'outer', 'press']);

    rerender(view(true));
    await userEvent.click(screen.getByRole('button'));

    expect(order).toEqual(['own']);
  });

  it('has its other handlers merged with those of the button', async () => {
    const [own, outer] = [vi.fn(), vi.fn()];
    render(
      <View attributes={{ onFocus: outer }}>
        <button type="button" onFocus={own}>
          Log out
        </button>
      </View>,
    );

    await userEvent.tab();

    expect(own).toHaveBeenCalledOnce();
    expect(outer).toHaveBeenCalledOnce();
  });

  it('does not submit a form, whatever its type', async () => {
    const onSubmit = vi.fn((event: FormEvent) => event.preventDefault());
    const onPress = vi.fn();
    const { rerender } = render(
      <form onSubmit={onSubmit}>
        <button type="submit">Save</button>
      </form>,
    );
    await userEvent.click(screen.getByText('Save'));
    expect(onSubmit).toHaveBeenCalledOnce();

    rerender(
      <form onSubmit={onSubmit}>
        <View onPress={onPress}>Default</View>
        <View onPress={onPress}>
          {/* biome-ignore lint/a11y/useButtonType: the point of the test */}
          <button>No type</button>
        </View>
        <View onPress={onPress}>
          <button type="submit">Submit</button>
        </View>
      </form>,
    );
    for (const text of ['Default', 'No type', 'Submit']) {
      await userEvent.click(screen.getByText(text));
    }

    expect(onPress).toHaveBeenCalledTimes(3);
    expect(onSubmit).toHaveBeenCalledOnce();
  });

  it('that is a link does not leave the page, and gets no type', async () => {
    const isDefaultPrevented = vi.fn();
    const onPress = vi.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the event
      // biome-ignore lint/a11y/useKeyWithClickEvents: it only watches the event
      <div onClick={(event) => isDefaultPrevented(event.isDefaultPrevented())}>
        <View onPress={onPress}>
          <a href="#out">Log out</a>
        </View>
      </div>,
    );

    await userEvent.click(screen.getByRole('link'));

    expect(onPress).toHaveBeenCalledOnce();
    expect(isDefaultPrevented).toHaveBeenCalledWith(true);
    expect(screen.getByRole('link')).not.toHaveAttribute('type');
  });

  it('that is a component keeps its type, or gets none', () => {
    const Button = vi.fn(({ children }: { children?: ReactNode; type?: string }) => (
      <button type="button">{children}</button>
    ));
    const lastType = () => Button.mock.lastCall?.[0].type;
    const { rerender } = render(
      <View>
        <Button type="primary">Log out</Button>
      </View>,
    );
    expect(lastType()).toBe('primary');

    rerender(
      <View>
        <Button>Log out</Button>
      </View>,
    );

    expect(lastType()).toBeUndefined();
  });
});

describe('prop: render', () => {
  it('receives all props for its element, including the label', async () => {
    const onPress = vi.fn();
    const ref = createRef<HTMLButtonElement>();
    render(
      <View
        state={IDLE}
        onPress={onPress}
        buttonRef={ref}
        attributes={{ title: 'T' }}
        render={(props) => (
          <div>
            <button {...props} data-mine="" />
          </div>
        )}
      />,
    );

    await userEvent.click(getButton());

    expect(getButton()).toHaveAttribute('data-mine');
    expect(getButton()).toHaveAttribute('title', 'T');
    expect(ref.current).toBe(getButton());
    expect(onPress).toHaveBeenCalledOnce();
  });
});
