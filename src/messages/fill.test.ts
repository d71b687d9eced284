import { expect, it } from 'vitest';
import { fill } from './fill.ts';

it.each([
  ['Sign out of {account}?', 'Ada', 'Sign out of Ada?'],
  ['Sign out of {account}?', '$& <b>', 'Sign out of $& <b>?'],
])('puts a name into a text: %s, %s', (text, name, filled) => {
  expect(fill(text, name)).toBe(filled);
});

it.each([
  [
    'of the other direction',
    'Sign out of {account}?',
    'محمد (1)',
    'Sign out of \u2068محمد (1)\u2069?',
  ],
  [
    'in a text of the other direction',
    'صفحة {account}؟',
    'Ada (Work)',
    'صفحة \u2068Ada (Work)\u2069؟',
  ],
  ['that turns the text after it', '{account} is here.', 'Ada\u202e', '\u2068Ada\u2069 is here.'],
  ['that would end its own isolation', '{account}.', 'a\u2069\u202eb', '\u2068ab\u2069.'],
])('isolates the direction of a name: one %s', (_, text, name, filled) => {
  expect(fill(text, name)).toBe(filled);
});

it('does not change a sentence', () => {
  expect(fill('{state} נסו שוב.', 'אתם מחוברים.', '{state}')).toBe('אתם מחוברים. נסו שוב.');
});
