import { describe, expect, it } from 'vitest';
import { SIGN_OUT_ERROR_CODES, SignOutError, withMayHaveEnded } from '../core/errors.ts';
import * as entry from '../entries/core.ts';
import type { SignOutCatalogue } from './catalogue.types.ts';
import { enMessages } from './english-catalogue.ts';
import { deMessages } from './locales/de.ts';
import { jaMessages } from './locales/ja.ts';
import { messagesAbout, type Subject } from './messages-about.ts';
import { problemOf } from './problem-of.ts';

const catalogues = Object.values(entry).filter(
  (value): value is SignOutCatalogue => typeof value === 'object' && 'locale' in value,
);
const { errors, ...texts } = enMessages;
const about = (subject: Subject, error: SignOutError, messages = enMessages) =>
  problemOf(messagesAbout(messages, subject), { status: 'error', error });

describe('the description of a failure', () => {
  const failure = new SignOutError('server');

  it.each<[string, Subject, string, string]>([
    ['the person', undefined, 'You are still signed in.', 'You may still be signed in.'],
    [
      'another account',
      { name: 'Bob $& Example' },
      'Bob $& Example is still signed in.',
      'Bob $& Example may still be signed in.',
    ],
    [
      'the other devices',
      'other-devices',
      'Your other devices are still signed in.',
      'Your other devices may still be signed in.',
    ],
  ])('names %s, and claims no more than is known', (_, subject, known, open) => {
    expect(about(subject, failure)).toBe(`The server has a problem. ${known}`);
    expect(about(subject, withMayHaveEnded(failure))).toBe(`The server has a problem. ${open}`);
  });

  it.each(['timeout', 'clerk_not_loaded'] as const)(
    'says that the person may be signed in after %s',
    (code) => {
      expect(about(undefined, new SignOutError(code))).toContain('You may still be signed in.');
    },
  );

  it('follows the word order and the spacing of the language', () => {
    expect(about(undefined, failure, jaMessages)).toBe(
      'サーバーに問題が発生しています。まだサインインしています。',
    );
    expect(about({ name: 'Ada' }, withMayHaveEnded(failure), deMessages)).toBe(
      'Der Server hat ein Problem. Ada ist möglicherweise noch angemeldet.',
    );
  });

  it("is the app's own text, unchanged", () => {
    const own = { ...texts, errors: { ...errors, server: 'Call us.' } };
    expect(about(undefined, failure, own)).toBe('Call us.');
  });

  it.each(SIGN_OUT_ERROR_CODES)('leaves no placeholder: %s', (code) => {
    expect(about({ name: 'Ada' }, new SignOutError(code))).not.toContain('{');
  });

  it.each(catalogues.map((catalogue) => [catalogue.locale, catalogue] as const))(
    'has its placeholders in the same texts in every language: %s',
    (_, catalogue) => {
      for (const code of SIGN_OUT_ERROR_CODES)
        expect(catalogue.errors[code].includes('{state}')).toBe(errors[code].includes('{state}'));
      expect(catalogue.accountStillSignedIn).toContain('{account}');
      expect(catalogue.accountMaybeSignedIn).toContain('{account}');
    },
  );
});
