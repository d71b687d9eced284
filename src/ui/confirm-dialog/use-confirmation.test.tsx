import { act, renderHook, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { messages } from '../../messages/locales/en.ts';
import { useConfirmation } from './use-confirmation.ts';

const { signal } = new AbortController();

function open() {
  const { result, unmount } = renderHook(() => useConfirmation({ messages }));
  const { ask, isAsking } = result.current;
  return { ask, isAsking, unmount };
}
const press = (name: string) => act(async () => screen.getByRole('button', { name }).click());

afterEach(async () => {
  if (screen.queryByRole('alertdialog')) await press('Cancel');
});

describe('useConfirmation', () => {
  it('keeps asking until it is answered', async () => {
    const { ask, isAsking } = open();
    const answer = ask({}, { reasons: ['Unsaved.'], signal });
    expect(screen.getByRole('alertdialog', { name: 'Sign out?' })).toHaveTextContent('Unsaved.');
    expect(isAsking()).toBe(true);

    await press('Sign out');

    await expect(answer).resolves.toBe(true);
    expect(isAsking()).toBe(false);
  });

  it('answers no to a question that is replaced by another one', async () => {
    const { ask } = open();
    const first = ask({ title: 'First?' }, { reasons: [], signal });
    const second = ask({ title: 'Second?' }, { reasons: [], signal });
    await expect(first).resolves.toBe(false);
    expect(screen.getByRole('alertdialog')).toHaveAccessibleName('Second?');

    await press('Sign out');

    await expect(second).resolves.toBe(true);
  });

  it('closes a question that is no longer needed', async () => {
    const { ask } = open();
    const controller = new AbortController();
    const answer = ask({}, { reasons: [], signal: controller.signal });
    expect(screen.getByRole('alertdialog')).toBeVisible();

    controller.abort();

    await expect(answer).resolves.toBe(false);
    expect(screen.queryByRole('alertdialog')).toBeNull();
  });

  it('keeps asking after its component has unmounted', async () => {
    const { ask, unmount } = open();
    const answer = ask({}, { reasons: [], signal });

    unmount();
    expect(screen.getByRole('alertdialog')).toBeVisible();
    await press('Sign out');

    await expect(answer).resolves.toBe(true);
  });

  it('asks for a component that unmounted before the question', async () => {
    const { ask, unmount } = open();
    unmount();

    const answer = ask({}, { reasons: [], signal });
    await press('Sign out');

    await expect(answer).resolves.toBe(true);
  });
});
