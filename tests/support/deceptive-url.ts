import fc from 'fast-check';

const PIECES = [
  '/',
  '//',
  '\\',
  '.',
  '..',
  '%2e',
  '%2E',
  '%2f',
  '%2F',
  '%5c',
  '%00',
  '%0a',
  '%',
  ':',
  '@',
  '?',
  '#',
  ' ',
  '\t',
  '\n',
  '\r',
  '\u0000',
  '\u00a0',
  '\u2028',
  '\ufeff',
  '。',
  '／',
  'ⓔ',
  'a',
  'bye',
  'evil.example',
  'a.evil.example',
  'app.example.com',
  'user:secret@',
  'https:',
  'http:',
  'HTTPS:',
  'https://',
  'https:/',
  'ftp://',
  'javascript:',
  'javascript:alert(1)',
  'java\nscript:',
  'data:text/html,',
  'blob:https://app.example.com/',
  'filesystem:https://app.example.com/',
  'jar:https://app.example.com!/',
  'view-source:',
  'file:',
  'file:///',
  'about:blank',
  'myapp://',
  '[::1]',
  '127.1',
  ':443',
  ':80',
];

/** Strings that look like another kind of URL than they are, as an attacker would write them, and ordinary ones. */
export const deceptiveUrl: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { maxLength: 8 })
      .map((pieces) => pieces.join('')),
  },
  // Many of those above are refused because of their first part. These begin like a path.
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom(...PIECES), { maxLength: 6 })
      .map((pieces) => `/${pieces.join('')}`),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(fc.constantFrom('https://evil.example', 'https://a.evil.example'), fc.webPath())
      .map((pieces) => pieces.join('')),
  },
  { weight: 1, arbitrary: fc.webUrl({ withFragments: true, withQueryParameters: true }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary' }) },
);
