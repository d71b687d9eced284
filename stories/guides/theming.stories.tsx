import type { Meta, StoryObj } from '@storybook/react-vite';
import { type CSSProperties, useId, useState } from 'react';
import { expect, fn } from 'storybook/test';
import { SignOutError } from '../../src/entries/core.ts';
import { useMenuMessages } from '../../src/react/use-menu-messages.ts';
import { SignOutButtonView } from '../../src/ui/sign-out-button/sign-out-button.view.tsx';
import './theming.css';

/** Clerk's variables with their initial values. */
const COLORS = {
  '--clerk-color-primary': '#6c47ff',
  '--clerk-color-primary-foreground': '#ffffff',
  '--clerk-color-danger': '#c8102e',
};
const SIZES = {
  '--clerk-border-radius': { unit: 'rem', min: 0, max: 2, step: 0.125, value: 0.75 },
  '--clerk-font-size': { unit: 'rem', min: 0.75, max: 1.25, step: 0.0625, value: 0.875 },
  '--clerk-spacing': { unit: 'rem', min: 0.75, max: 1.5, step: 0.125, value: 1 },
};

function ThemeEditor() {
  const id = useId();
  const messages = useMenuMessages({});
  const [theme, setTheme] = useState<Record<string, string>>(() => ({
    ...COLORS,
    ...Object.fromEntries(
      Object.entries(SIZES).map(([name, { value, unit }]) => [name, `${value}${unit}`]),
    ),
  }));
  const set = (name: string, value: string) => setTheme((before) => ({ ...before, [name]: value }));
  const shared = { messages, onRetry: fn(), onDismiss: fn() };
  return (
    <div className="theme-editor">
      <form onSubmit={(event) => event.preventDefault()}>
        {Object.keys(COLORS).map((name) => (
          <div key={name}>
            <label htmlFor={id + name}>{name}</label>
            <input
              id={id + name}
              type="color"
              value={theme[name]}
              onChange={({ target }) => set(name, target.value)}
            />
          </div>
        ))}
        {Object.entries(SIZES).map(([name, { unit, min, max, step }]) => (
          <div key={name}>
            <label htmlFor={id + name}>
              {name}: {theme[name]}
            </label>
            <input
              id={id + name}
              type="range"
              min={min}
              max={max}
              step={step}
              value={Number.parseFloat(theme[name] ?? '')}
              onChange={({ target }) => set(name, `${target.value}${unit}`)}
            />
          </div>
        ))}
      </form>
      <div className="theme-editor-preview" style={theme as CSSProperties}>
        <div>
          {(['solid', 'outline', 'ghost', 'danger'] as const).map((variant) => (
            <SignOutButtonView
              key={variant}
              {...shared}
              variant={variant}
              state={{ status: 'idle' }}
            />
          ))}
        </div>
        <div>
          <SignOutButtonView
            {...shared}
            state={{ status: 'error', error: new SignOutError('server') }}
          />
        </div>
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
      <pre tabIndex={0}>
        {`:root {\n${Object.entries(theme)
          .map(([name, value]) => `  ${name}: ${value};`)
          .join('\n')}\n}`}
      </pre>
    </div>
  );
}

const meta = { title: 'Guides/Theming/Editor', component: ThemeEditor } satisfies Meta<
  typeof ThemeEditor
>;

export default meta;

/** Clerk's variables, live. */
export const Try: StoryObj<typeof meta> = {
  name: 'Theme editor',
  play: async ({ canvas, userEvent }) => {
    const radius = canvas.getByRole('slider', { name: /^--clerk-border-radius/ });
    radius.focus();
    await userEvent.tab();
    await expect(canvas.getByText(/--clerk-border-radius: 0\.75rem;/)).toBeVisible();
    const [button] = canvas.getAllByRole('button', { name: 'Sign out' });
    await expect(button).toHaveStyle({ borderRadius: '12px' });
  },
};
