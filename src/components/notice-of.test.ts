import { describe, expect, it } from 'vitest';
import { SignOutError, type SignOutErrorCode } from '../core/errors.ts';
import type { SignOutPhase, SignOutState } from '../core/types.ts';
import { messages } from '../messages/locales/en.ts';
import { messagesAbout } from '../messages/messages-about.ts';
import { buttonTextOf } from './button-text-of.ts';
import { noticeOf } from './notice-of.ts';

const pending = (phase: SignOutPhase): SignOutState => ({ status: 'pending', phase, startedAt: 0 });
const failed = (code: SignOutErrorCode): SignOutState => ({
  status: 'error',
  error: new SignOutError(code),
});
const signedOut: SignOutState = { status: 'signed-out', alreadySignedOut: false };
const redirecting: SignOutState = { status: 'redirecting', to: '/' };
const redirectFailed: SignOutState = {
  ...signedOut,
  redirectError: new SignOutError('redirect_failed'),
};
const notice = (state: SignOutState, isSlow = false) => noticeOf(state, isSlow, messages);
const nothing = { progress: '', problem: '', isSeen: false, actions: [] };

describe('noticeOf', () => {
  it.each([
    ['idle', { status: 'idle' } as SignOutState],
    ['confirming', pending('confirming')],
    ['reverifying', pending('reverifying')],
  ])('is empty while %s', (_, state) => {
    expect(notice(state, true)).toEqual(nothing);
  });

  it.each<SignOutPhase>(['loading-clerk', 'queued', 'requesting', 'verifying', 'recovering'])(
    'tells only screen readers that it is under way: %s',
    (phase) => {
      expect(notice(pending(phase))).toEqual({ ...nothing, progress: 'Signing out…' });
    },
  );

  it('offers to keep waiting for a slow one', () => {
    expect(notice(pending('requesting'), true)).toEqual({
      progress: messages.slow,
      problem: '',
      isSeen: true,
      actions: ['keepWaiting'],
    });
  });

  it('offers to stop waiting for the network, slow or not', () => {
    for (const isSlow of [false, true])
      expect(notice(pending('waiting-for-network'), isSlow)).toEqual({
        progress: messages.waitingForNetwork,
        problem: '',
        isSeen: true,
        actions: ['cancel'],
      });
  });

  it.each([
    [{ name: 'Grace' }, 'You are offline. Grace is still signed in.'],
    ['other-devices', 'You are offline. Your other devices are still signed in.'],
  ] as const)('does not tell the reader that they will be signed out: %j', (subject, progress) => {
    const about = messagesAbout(messages, subject);
    expect(noticeOf(pending('waiting-for-network'), false, about)).toMatchObject({ progress });
  });

  it.each([redirecting, signedOut])('tells screen readers that it is done: $status', (state) => {
    expect(notice(state)).toEqual({ ...nothing, progress: 'Signed out' });
  });

  it('offers to retry a failure if that can help, and to dismiss it', () => {
    expect(notice(failed('network'), true)).toEqual({
      progress: '',
      problem: 'The server could not be reached. You are still signed in.',
      isSeen: true,
      actions: ['retry', 'dismiss'],
    });
    expect(notice(failed('unauthorized')).actions).toEqual(['dismiss']);
  });

  it('says once that the person is signed out when the redirect has failed', () => {
    expect(notice(redirectFailed)).toEqual({
      progress: '',
      problem: 'Signed out, but the next page could not be opened.',
      isSeen: true,
      actions: ['retry', 'dismiss'],
    });
  });
});

describe('buttonTextOf', () => {
  const text = (state: SignOutState, isSpinning: boolean) =>
    buttonTextOf(state, isSpinning, 'Leave', messages);

  it('is the label until the spinner is shown', () => {
    expect(text(pending('requesting'), false)).toBe('Leave');
    expect(text(pending('requesting'), true)).toBe('Signing out…');
    expect(text(redirecting, false)).toBe('Leave');
    expect(text(redirecting, true)).toBe('Redirecting…');
  });

  it('is never out of date while the spinner is still shown', () => {
    expect(text(signedOut, true)).toBe('Signed out');
    expect(text(redirectFailed, true)).toBe('Signed out');
    expect(text(failed('network'), true)).toBe('Leave');
    expect(text({ status: 'idle' }, true)).toBe('Leave');
  });

  it('counts the devices', () => {
    const state = { ...pending('requesting'), progress: { completed: 1, total: 3 } };
    expect(text(state as SignOutState, false)).toBe('Leave 1/3');
    expect(text(state as SignOutState, true)).toBe('Signing out… 1/3');
  });
});
