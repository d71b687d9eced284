import type { Meta, StoryObj } from '@storybook/react-vite';
import { expect, fn } from 'storybook/test';
import { enMessages, SignOutError } from '../../src/entries/core.ts';
// As text, so that it is removed with the story and does not affect others.
import tokens from '../../src/ui/shadcn.css?inline';
import { SignOutButtonView } from '../../src/ui/sign-out-button/sign-out-button.view.tsx';
import './shadcn.css';

const shared = { messages: enMessages, onRetry: fn(), onDismiss: fn() };
const failed = { status: 'error', error: new SignOutError('server') } as const;

/** The same parts with the tokens of a light app and of a dark one. */
function ShadcnApps() {
  const apps = ['shadcn-app', 'shadcn-app dark'].map((className) => (
    <div key={className} className={className} data-testid={className}>
      <div>
        {(['solid', 'outline', 'ghost', 'link', 'danger'] as const).map((variant) => (
          <SignOutButtonView
            key={variant}
            {...shared}
            variant={variant}
            state={{ status: 'idle' }}
          />
        ))}
      </div>
      <SignOutButtonView {...shared} variant="outline" state={failed} />
    </div>
  ));
  return (
    <>
      <style>{tokens}</style>
      {apps}
    </>
  );
}

const meta = { title: 'Guides/shadcn ui/Tokens', component: ShadcnApps } satisfies Meta<
  typeof ShadcnApps
>;

export default meta;

/** `clerk-sign-out/shadcn.css` with the tokens of an app, light and dark. */
export const Try: StoryObj<typeof meta> = {
  name: 'Tokens of shadcn/ui',
  play: async ({ canvas }) => {
    const fills = ['shadcn-app', 'shadcn-app dark'].map((id) => {
      const button = canvas.getByTestId(id).querySelector('.cso-button') as Element;
      return getComputedStyle(button).backgroundColor;
    });
    await expect(fills).toEqual(['oklch(0.45 0.2 260)', 'oklch(0.8 0.1 260)']);
  },
};
