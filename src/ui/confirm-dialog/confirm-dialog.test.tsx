import { act, render, renderHook, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ConfirmDialog } from './confirm-dialog.tsx';
import type { ConfirmDialogProps } from './confirm-dialog.types.ts';
import { useConfirmation } from './use-confirmation.ts';

// jsdom has no modal dialogs; what the browser does with them is shown by the stories.
function giveModalDialogs() {
  const showModal = vi.fn(function (this: HTMLDialogElement) {
    if (this.open) throw new DOMException('already open', 'InvalidStateError');
    this.open = true;
  });
  const close = vi.fn(function (this: HTMLDialogElement) {
    this.open = false;
  });
  Object.assign(HTMLDialogElement.prototype, { showModal, close });
  return { showModal, close };
}

afterEach(() => {
  for (const method of ['showModal', 'close']) {
    Reflect.deleteProperty(HTMLDialogElement.prototype, method);
  }
});

function Dialog(props: Partial<ConfirmDialogProps>) {
  return (
    <ConfirmDialog
      title="Sign out?"
      description="You will have to sign in again."
      reasons={[]}
      reasonsTitle="Still open:"
      confirmLabel="Sign out"
      cancelLabel="Cancel"
      onAnswer={() => {}}
      {...props}
    />
  );
}

describe('ConfirmDialog', () => {
  it('is an alert dialog with a name and a description', () => {
    render(<Dialog reasons={['The report has unsaved changes.']} />);

    const dialog = screen.getByRole('alertdialog', { name: 'Sign out?' });
    expect(dialog).toHaveAccessibleDescription(
      'You will have to sign in again. Still open: The report has unsaved changes.',
    );
  });

  it('lists no reasons where there are none', () => {
    render(<Dialog />);

    expect(screen.getByRole('alertdialog')).not.toHaveTextContent('Still open:');
    expect(screen.queryByRole('list')).toBeNull();
  });

  it('opens once as a modal, also when effects run twice', () => {
    const { showModal } = giveModalDialogs();

    render(<Dialog />);

    expect(showModal).toHaveBeenCalledOnce();
  });

  it('opens where there are no modal dialogs', () => {
    render(<Dialog />);

    expect(screen.getByRole('alertdialog')).toHaveAttribute('open');
  });

  it('has Cancel before the answer that goes ahead, so that it is the one with the focus', () => {
    render(<Dialog />);

    expect(screen.getAllByRole('button').map((button) => button.textContent)).toEqual([
      'Cancel',
      'Sign out',
    ]);
  });

  it.each([
    ['Cancel', false],
    ['Sign out', true],
  ])('answers by %s, closed before it goes away', async (name, answer) => {
    const { close } = giveModalDialogs();
    const onAnswer = vi.fn(() => expect(close).toHaveBeenCalledOnce());
    render(<Dialog onAnswer={onAnswer} />);

    await userEvent.click(screen.getByRole('button', { name }));

    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(answer);
  });

  it('answers no to Escape, closed before it goes away', () => {
    const { close } = giveModalDialogs();
    const onAnswer = vi.fn(() => expect(close).toHaveBeenCalledOnce());
    render(<Dialog onAnswer={onAnswer} />);

    act(() => {
      screen.getByRole('alertdialog').dispatchEvent(new Event('cancel', { cancelable: true }));
    });

    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('answers no when the browser closes it', () => {
    const onAnswer = vi.fn();
    render(<Dialog onAnswer={onAnswer} />);

    act(() => {
      screen.getByRole('alertdialog').dispatchEvent(new Event('close'));
    });

    expect(onAnswer).toHaveBeenCalledExactlyOnceWith(false);
  });

  it('keeps presses and keys from what it was rendered in', async () => {
    const outside = vi.fn();
    render(
      // biome-ignore lint/a11y/noStaticElementInteractions: it only watches the events
      <div onClick={outside} onKeyDown={outside}>
        <Dialog />
        <button type="button">Beside</button>
      </div>,
    );
    await userEvent.click(screen.getByRole('button', { name: 'Cancel' }));
    await userEvent.keyboard('x');
    expect(outside).not.toHaveBeenCalled();

    await userEvent.click(screen.getByRole('button', { name: 'Beside' }));
    await userEvent.keyboard('x');

    expect(outside).toHaveBeenCalledTimes(2);
  });
});

describe('useConfirmation', () => {
  it('asks until it is answered', async () => {
    const { result } = renderHook(() => useConfirmation());
    let answer: Promise<boolean> | undefined;
    act(() => {
      answer = result.current[1](['unsaved']);
    });
    expect(result.current[0]?.reasons).toEqual(['unsaved']);

    act(() => result.current[0]?.answer(true));

    await expect(answer).resolves.toBe(true);
    expect(result.current[0]).toBeUndefined();
  });

  it('answers no to a question in whose place another one is asked', async () => {
    const { result } = renderHook(() => useConfirmation());
    const answers: Promise<boolean>[] = [];
    act(() => void answers.push(result.current[1](['first'])));
    act(() => void answers.push(result.current[1](['second'])));
    await expect(answers[0]).resolves.toBe(false);
    expect(result.current[0]?.reasons).toEqual(['second']);

    act(() => result.current[0]?.answer(true));

    await expect(answers[1]).resolves.toBe(true);
  });

  it('answers no when its component goes away', async () => {
    const { result, unmount } = renderHook(() => useConfirmation());
    let answer: Promise<boolean> | undefined;
    act(() => {
      answer = result.current[1]([]);
    });

    unmount();

    await expect(answer).resolves.toBe(false);
  });
});
