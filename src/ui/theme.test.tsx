import { readFileSync } from 'node:fs';
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { messages } from '../messages/locales/en.ts';
import { SignOutButtonView } from './sign-out-button/sign-out-button.view.tsx';

const theme = readFileSync('src/ui/theme.css', 'utf8');

it('gives a child with a class of the app more contrast where a person asks for it', () => {
  render(
    <SignOutButtonView state={{ status: 'idle' }} messages={messages} variant="outline">
      <button type="button" className="mine">
        Log out
      </button>
    </SignOutButtonView>,
  );
  const [, selector = ''] =
    /\(prefers-contrast: more\), \(forced-colors: active\) \{\s*(.+?) \{/.exec(theme) ?? [];
  expect(screen.getByRole('button').matches(selector)).toBe(true);
});
