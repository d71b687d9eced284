import type { Meta, StoryObj } from '@storybook/react-vite';
import { type CSSProperties, Fragment, type ReactNode } from 'react';
import { expect, waitFor } from 'storybook/test';
import { arMessages, enMessages, SignOutError, type SignOutState } from '../../src/entries/core.ts';
import type { SignOutButtonViewProps } from '../../src/ui/sign-out-button/sign-out-button.types.ts';
import { SignOutButtonView } from '../../src/ui/sign-out-button/sign-out-button.view.tsx';
import { inToolbarLanguage } from '../support/in-toolbar-language.tsx';
import { languages } from '../support/languages.ts';

const meta = {
  title: 'SignOutButton/Matrices',
  component: SignOutButtonView,
  decorators: [inToolbarLanguage],
  args: { state: { status: 'idle' }, messages: enMessages },
} satisfies Meta<typeof SignOutButtonView>;

export default meta;
type Story = StoryObj<typeof meta>;

const variants = ['solid', 'outline', 'ghost', 'link', 'danger'] as const;
const sizes = ['sm', 'md', 'lg', 'icon'] as const;
const pending: SignOutState = { status: 'pending', phase: 'requesting', startedAt: 0 };
const states: Record<string, Pick<SignOutButtonViewProps, 'state' | 'isSpinning'>> = {
  idle: { state: { status: 'idle' } },
  pending: { state: pending, isSpinning: true },
  redirecting: { state: { status: 'redirecting', to: '/' }, isSpinning: true },
  'signed out': { state: { status: 'signed-out', alreadySignedOut: false } },
};
const errors = [new SignOutError('offline'), new SignOutError('rate_limited')];
const actions = {
  onRetry() {},
  onDismiss() {},
  onKeepWaiting() {},
  onCancel() {},
};

function Grid({ columns, children }: { columns: number; children: ReactNode }) {
  return (
    <div
      style={{
        display: 'grid',
        gridTemplateColumns: `repeat(${columns}, max-content)`,
        gap: '1rem 1.5rem',
        alignItems: 'center',
        justifyItems: 'start',
        fontSize: '0.8125rem',
      }}
    >
      {children}
    </div>
  );
}

const everyVariant = (args: SignOutButtonViewProps) => (
  <Grid columns={Object.keys(states).length}>
    {variants.flatMap((variant) =>
      Object.entries(states).map(([name, state]) => (
        <SignOutButtonView key={variant + name} {...args} {...state} variant={variant} />
      )),
    )}
  </Grid>
);

const styleOf = (parent: HTMLElement, selector: string) =>
  getComputedStyle(parent.querySelector(selector) as Element);

/** Every variant in every size. */
export const VariantsBySize: Story = {
  render: (args) => (
    <Grid columns={sizes.length + 1}>
      {variants.flatMap((variant) => [
        <span key={variant}>{variant}</span>,
        ...sizes.map((size) => (
          <SignOutButtonView key={variant + size} {...args} variant={variant} size={size} />
        )),
      ])}
    </Grid>
  ),
};

/** Every variant in every state. A button has the same width in all of its states. */
export const VariantsByState: Story = {
  render: (args) => (
    <Grid columns={Object.keys(states).length + 1}>
      {variants.flatMap((variant) => [
        <span key={variant}>{variant}</span>,
        ...Object.entries(states).map(([name, state]) => (
          <SignOutButtonView key={variant + name} {...args} {...state} variant={variant} />
        )),
      ])}
    </Grid>
  ),
};

/** Without a label: the icon, the spinner and the check mark take the same place. */
export const IconByState: Story = {
  render: (args) => (
    <Grid columns={Object.keys(states).length + 1}>
      {variants.flatMap((variant) => [
        <span key={variant}>{variant}</span>,
        ...Object.entries(states).map(([name, state]) => (
          <SignOutButtonView
            key={variant + name}
            {...args}
            {...state}
            variant={variant}
            size="icon"
          />
        )),
      ])}
    </Grid>
  ),
};

/** Every message that can appear beside the button. */
export const Feedback: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: '1.5rem' }}>
      {Object.entries({
        slow: { state: pending, isSpinning: true, isSlow: true },
        waiting: { state: { ...pending, phase: 'waiting-for-network' } as SignOutState },
        error: { state: { status: 'error', error: new SignOutError('server') } as SignOutState },
        limited: {
          state: { status: 'error', error: new SignOutError('rate_limited') } as SignOutState,
          secondsLeft: 23,
        },
        final: {
          state: { status: 'error', error: new SignOutError('unauthorized') } as SignOutState,
        },
      }).map(([name, state]) => (
        <div key={name}>
          <SignOutButtonView {...args} {...state} {...actions} variant="outline" />
        </div>
      ))}
    </div>
  ),
  play: async ({ canvasElement }) => {
    const middleOf = ({ top, bottom }: DOMRect) => (top + bottom) / 2;
    for (const feedback of canvasElement.querySelectorAll('.cso-feedback[data-error]')) {
      const text = document.createRange();
      text.selectNodeContents(feedback.querySelector('[role="alert"]') as Element);
      const [firstLine] = text.getClientRects();
      const dismiss = feedback.querySelector('.cso-dismiss') as Element;
      const { top } = feedback.getBoundingClientRect();
      const sign = getComputedStyle(feedback, '::before');
      const middles = [
        middleOf(firstLine as DOMRect),
        middleOf(dismiss.getBoundingClientRect()),
        top + 1 + Number.parseFloat(sign.top) + Number.parseFloat(sign.height) / 2,
      ];
      await expect(
        Math.max(...middles) - Math.min(...middles),
        'the signs at both ends are level with the first line',
      ).toBeLessThan(1);
    }
  },
};

/** Above the page, anchored to its button: the content below does not move. */
export const FloatingFeedback: Story = {
  render: (args) => (
    <div style={{ display: 'grid', gap: '1.5rem', placeContent: 'start', minBlockSize: 160 }}>
      <SignOutButtonView
        {...args}
        {...actions}
        variant="outline"
        feedback="floating"
        state={{ status: 'error', error: new SignOutError('server') }}
      />
      <p>What stands below.</p>
    </div>
  ),
  play: async ({ canvasElement }) => {
    const feedback = canvasElement.querySelector('.cso-feedback') as HTMLElement;
    await waitFor(() => expect(feedback.matches(':popover-open')).toBe(true));
    const button = canvasElement.querySelector('.cso-button') as Element;
    const below = canvasElement.querySelector('p') as Element;
    const own = button.getBoundingClientRect();
    // The message grows to its size.
    await waitFor(() =>
      expect(Math.round(feedback.getBoundingClientRect().left)).toBe(Math.round(own.left)),
    );
    await expect(feedback.getBoundingClientRect().top).toBeGreaterThan(own.bottom);
    await expect(below.getBoundingClientRect().top - own.bottom).toBeLessThan(60);
  },
};

/** A dark part of a page that may be light. */
export const Dark: Story = {
  render: (args) => (
    <div style={{ colorScheme: 'dark', background: '#131316', color: '#fff', padding: '1rem' }}>
      {everyVariant(args)}
      <SignOutButtonView
        {...args}
        {...actions}
        state={{ status: 'error', error: new SignOutError('network') }}
      />
    </div>
  ),
};

/** The variables that theme Clerk's own components. */
export const Themed: Story = {
  render: (args) => (
    <div
      style={
        {
          '--clerk-color-primary': '#6c47ff',
          '--clerk-color-primary-foreground': '#fff',
          '--clerk-border-radius': '999px',
          '--clerk-font-size': '1rem',
        } as CSSProperties
      }
    >
      <Grid columns={Object.keys(states).length}>
        {Object.entries(states).map(([name, state]) => (
          <SignOutButtonView key={name} {...args} {...state} />
        ))}
      </Grid>
    </div>
  ),
};

/** For systems with forced colors (DevTools: Rendering, `forced-colors`). */
export const ForcedColors: Story = {
  render: everyVariant,
  play: async ({ canvasElement }) => {
    if (!matchMedia('(forced-colors: active)').matches) return;
    const { borderBlockStartColor, borderBlockEndColor } = styleOf(canvasElement, '.cso-spinner');
    await expect(borderBlockStartColor).not.toBe(borderBlockEndColor);
    for (const button of canvasElement.querySelectorAll<HTMLElement>('.cso-button')) {
      const { color, backgroundColor } = getComputedStyle(button);
      await expect(color).not.toBe(backgroundColor);
      const spinner = button.querySelector('.cso-spinner');
      if (spinner) await expect(getComputedStyle(spinner).borderBlockStartColor).toBe(color);
    }
  },
};

/** For people who want less motion (DevTools: Rendering, `prefers-reduced-motion`): the spinner does not move. */
export const ReducedMotion: Story = {
  render: everyVariant,
  play: async ({ canvasElement }) => {
    const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const { animationName } = styleOf(canvasElement, '.cso-spinner');
    await expect(animationName).toBe(isReduced ? 'none' : 'cso-spin');
  },
};

/** The button and its message at twice the size. */
export const TwiceTheSize: Story = {
  render: (args) => (
    <div style={{ zoom: 2 }}>
      <SignOutButtonView
        {...args}
        {...actions}
        state={{ status: 'error', error: new SignOutError('network') }}
      />
    </div>
  ),
};

/** 200 px: about the width of a phone at 200 % zoom, without margins. */
export const NarrowContainer: Story = {
  render: (args) => (
    <div
      style={{
        inlineSize: 200,
        display: 'grid',
        // Otherwise a column is at least as wide as its longest word.
        gridTemplateColumns: 'minmax(0, 1fr)',
        gap: '1rem',
        outline: '1px dashed #8888',
      }}
    >
      <div>
        <SignOutButtonView {...args} variant="outline">
          Sign out of the account of Wolfeschlegelsteinhausenbergerdorff
        </SignOutButtonView>
      </div>
      <div>
        <SignOutButtonView {...args} fullWidth />
      </div>
      <div>
        <SignOutButtonView
          {...args}
          {...actions}
          fullWidth
          state={{ status: 'error', error: new SignOutError('network') }}
        />
      </div>
      <div>
        <SignOutButtonView {...args} {...actions} state={pending} isSpinning isSlow />
      </div>
    </div>
  ),
  play: async ({ canvasElement }) => {
    for (const part of canvasElement.querySelectorAll('.cso-button, .cso-feedback'))
      await expect(part.getBoundingClientRect().width).toBeLessThanOrEqual(200);
  },
};

/** In Arabic: everything is mirrored, except the check mark. */
export const RightToLeft: Story = {
  render: (args) => (
    <div dir="rtl" lang="ar" style={{ display: 'grid', gap: '1.5rem' }}>
      <Grid columns={4}>
        {sizes.map((size) => (
          <SignOutButtonView key={size} {...args} messages={arMessages} size={size} />
        ))}
        {Object.entries(states).map(([name, state]) => (
          <SignOutButtonView
            key={name}
            {...args}
            {...state}
            messages={arMessages}
            variant="outline"
          />
        ))}
      </Grid>
      {errors.map((error) => (
        <div key={error.code}>
          <SignOutButtonView
            {...args}
            {...actions}
            messages={arMessages}
            variant="outline"
            state={{ status: 'error', error }}
          />
        </div>
      ))}
    </div>
  ),
};

/** Clerk's label beside this package's texts, in every language of this package. */
export const Languages: Story = {
  render: (args) => (
    <Grid columns={4}>
      {languages.map(([{ locale = '', userButton }, own]) => {
        const texts = { ...own, signOut: userButton?.action__signOut ?? own.signOut };
        const direction = /^(ar|he)/.test(locale) ? 'rtl' : 'ltr';
        return (
          <Fragment key={locale}>
            <span>{locale}</span>
            <SignOutButtonView {...args} messages={texts} />
            <SignOutButtonView
              {...args}
              messages={texts}
              state={pending}
              isSpinning
              variant="outline"
            />
            <div dir={direction} lang={locale}>
              <SignOutButtonView
                {...args}
                {...actions}
                messages={texts}
                variant="link"
                state={{ status: 'error', error: new SignOutError('network') }}
              />
            </div>
          </Fragment>
        );
      })}
    </Grid>
  ),
};
