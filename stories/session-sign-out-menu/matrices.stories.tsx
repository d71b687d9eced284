import type { Decorator, Meta, StoryObj } from '@storybook/react-vite';
import { useLayoutEffect } from 'react';
import { expect, fn, screen, waitFor } from 'storybook/test';
import { SignOutError } from '../../src/entries/sdk.ts';
import { SessionSignOutMenuContent } from '../../src/ui/session-sign-out-menu/menu-content.tsx';
import { SessionSignOutMenuTrigger } from '../../src/ui/session-sign-out-menu/menu-trigger.tsx';
import { SessionSignOutMenuView } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.view.tsx';
import { inToolbarLanguage } from '../support/in-toolbar-language.tsx';
import { account, ada, fixed, many, texts, three } from '../support/menu-rows.ts';

const failed = { status: 'error', error: new SignOutError('offline') } as const;
const requesting = { status: 'pending', phase: 'requesting', startedAt: 0 } as const;

const meta = {
  title: 'SessionSignOutMenu/Matrices',
  component: SessionSignOutMenuView,
  args: {
    accounts: three,
    states: fixed({ 'session:sess_katherine': failed }),
    messages: texts,
    defaultOpen: true,
    onSignOut: fn(),
    onRetry: fn(),
    onCancel: fn(),
  },
  parameters: { docs: { story: { inline: false, iframeHeight: 400 } } },
  decorators: [
    inToolbarLanguage,
    (Story) => (
      <div style={{ minBlockSize: '24rem', display: 'flex', justifyContent: 'end' }}>
        <Story />
      </div>
    ),
  ],
} satisfies Meta<typeof SessionSignOutMenuView>;

export default meta;
type Story = StoryObj<typeof meta>;

/** Sets the font size of the page while the story is shown. */
const withRootFontSize =
  (size: string): Decorator =>
  (Story) => {
    useLayoutEffect(() => {
      const { style } = document.documentElement;
      style.fontSize = size;
      return () => {
        style.fontSize = '';
      };
    }, []);
    return <Story />;
  };

/** Waits until the menu has its place, and with it the focus. */
async function menuHasFocus() {
  const menu = await screen.findByRole('menu');
  await waitFor(() => expect(menu).toHaveFocus());
}

const longNames = [
  account('a', {
    name: 'Wolfeschlegelsteinhausenbergerdorff Blandina Maria-Theresia von und zu Hohenlohe',
    identifier: 'blandina.wolfeschlegelsteinhausenbergerdorff@a-very-long-company-name.example.com',
    isCurrent: true,
  }),
  account('b', {
    name: 'Pneumonoultramicroscopicsilicovolcanoconiosis',
    status: 'pending',
  }),
  account('c', { identifier: '+43 660 12345678901234567890' }),
];

/** One row, and no “Sign out of all accounts”. */
export const OneAccount: Story = { args: { accounts: [ada] } };

/** Three rows, one of which has failed. */
export const ThreeAccounts: Story = {};

/** Only the list scrolls, and it fades out where it has more rows; the rest of the menu stays in place. */
export const TwentyAccounts: Story = {
  args: { accounts: many(20) },
  play: async () => {
    await waitFor(() =>
      expect(screen.getByRole('menuitem', { name: 'Sign out of all accounts' })).toBeVisible(),
    );
    const list = screen.getByRole('group', { name: 'Accounts' });
    await expect(list.scrollHeight).toBeGreaterThan(list.clientHeight);
    const edges = () => [list.hasAttribute('data-scrolled'), list.hasAttribute('data-overflow')];
    await waitFor(() => expect(edges()).toEqual([false, true]));
    list.scrollTop = 100;
    await waitFor(() => expect(edges()).toEqual([true, true]));
    list.scrollTop = list.scrollHeight;
    await waitFor(() => expect(edges()).toEqual([true, false]));
    list.scrollTop = 0;
    await waitFor(() => expect(edges()).toEqual([false, true]));
  },
};

/** The last row is reached by End and Up, and scrolls into view. */
export const TwoHundredAccounts: Story = {
  args: { accounts: many(200) },
  play: async ({ userEvent }) => {
    await menuHasFocus();
    await userEvent.keyboard('{End}{ArrowUp}');
    await expect(screen.getByRole('menuitem', { name: /Person Number 199 / })).toHaveFocus();
  },
};

/** Initials, also those of other scripts, and an icon where there are none. */
export const NoImages: Story = {
  args: {
    accounts: [
      account('ada', { name: 'Ada Lovelace', isCurrent: true }),
      account('maria', { name: '毛利 衛' }),
      account('phone', { identifier: '+43 660 1234567' }),
      account('broken', { name: 'Grace Hopper', imageUrl: 'data:image/png;base64,' }),
      account('plain', { identifier: 'plain_user' }),
    ],
  },
};

/** Long names and addresses end with an ellipsis. The actions stay in one column. */
export const VeryLongNames: Story = { args: { accounts: longNames } };

/** In an app that has made `1rem` 10px, as many do. */
export const WhereOneRemIsTenPixels: Story = {
  decorators: [withRootFontSize('62.5%')],
  play: async () => {
    const menu = await screen.findByRole('menu');
    const widthOf = (selector: string) => document.querySelector(selector)?.clientWidth;
    await waitFor(() => expect(menu.offsetWidth).toBe(376));
    await expect(widthOf('.cso-menu-trigger .cso-avatar')).toBe(28);
    await expect(widthOf('.cso-menu .cso-avatar')).toBe(36);
    for (const name of menu.querySelectorAll('.cso-menu-name'))
      await expect(name.scrollWidth).toBe(name.clientWidth);
  },
};

/** Emoji, another script, a character that turns the direction, and 200 letters without a gap. */
export const UnusualNames: Story = {
  args: {
    accounts: [
      account('zoe', { name: '👩‍👩‍👧‍👦 Zoë 🏳️‍🌈', isCurrent: true }),
      account('leila', { name: 'ليلى حداد (Leila)' }),
      account('override', { name: '\u202eeman a si siht' }),
      account('letters', { name: 'a'.repeat(200), identifier: `${'b'.repeat(200)}@example.com` }),
    ],
  },
  play: async () => {
    const menu = await screen.findByRole('menu');
    await expect(menu.scrollWidth).toBe(menu.clientWidth);
    const [start, ...others] = [...menu.querySelectorAll('.cso-menu-text')].map(
      (text) => text.getBoundingClientRect().left,
    );
    for (const other of others) await expect(other).toBe(start);
    const hints = [...menu.querySelectorAll('.cso-menu-hint')];
    const ends = new Set(hints.map((hint) => hint.getBoundingClientRect().right));
    await expect(ends.size, 'what a press does stands in one column').toBe(1);
  },
};

/** As wide as the narrowest phone. */
export const Narrow: Story = {
  args: {
    accounts: longNames,
    states: fixed({ 'session:sess_a': requesting, 'session:sess_b': failed }),
  },
  globals: { viewport: { value: 'narrow' } },
  parameters: {
    viewport: {
      options: { narrow: { name: 'Narrow', styles: { width: '320px', height: '480px' } } },
    },
  },
};

/** In the same width, the “Sign out” beside a row is an icon, and an error takes the width of its row. */
export const NarrowAndSwitchable: Story = {
  ...Narrow,
  args: { ...Narrow.args, onSwitch: async () => undefined },
  play: async () => {
    await waitFor(() => {
      const error = document.querySelector('.cso-menu-error') as Element;
      const name = error.parentElement?.querySelector('.cso-menu-name') as Element;
      const retry = error.closest('[data-row]')?.lastElementChild as Element;
      const text = document.createRange();
      text.selectNodeContents(error);
      const { left, bottom } = text.getBoundingClientRect();
      expect(left).toBe(name.getBoundingClientRect().left);
      expect(retry.getBoundingClientRect().left).toBe(left);
      expect(retry.getBoundingClientRect().top).toBeGreaterThanOrEqual(bottom);
    });
  },
};

/** In text of twice the size, the button that does not fit beside a row begins below its image. */
export const TwiceTheTextSize: Story = {
  args: { onSwitch: async () => undefined, states: fixed() },
  decorators: [withRootFontSize('200%')],
  globals: { viewport: { value: 'tablet' } },
  parameters: {
    viewport: {
      options: { tablet: { name: 'Tablet', styles: { width: '460px', height: '700px' } } },
    },
  },
};

/** In Arabic: rows and icons are mirrored, and each name keeps its own direction. */
export const RightToLeft: Story = {
  args: {
    accounts: [
      account('ليلى', { name: 'ليلى حداد', identifier: 'leila@example.com', isCurrent: true }),
      ...three.slice(1),
    ],
  },
  globals: { locale: 'ar-SA', direction: 'rtl' },
  play: async () => {
    await expect(screen.getByRole('menu')).toHaveAttribute('dir', 'rtl');
  },
};

/** On a dark page. */
export const Dark: Story = { globals: { colorScheme: 'dark' } };

/** For systems with forced colors (DevTools: Rendering, `forced-colors`). */
export const ForcedColors: Story = {
  play: async ({ userEvent }) => {
    await menuHasFocus();
    await userEvent.keyboard('{Home}');
    const [first] = screen.getAllByRole('menuitem');
    await waitFor(() => expect(first).toHaveFocus());
    if (!matchMedia('(forced-colors: active)').matches) return;
    await expect(getComputedStyle(first as Element).outlineStyle).toBe('solid');
  },
};

/** For people who want less motion (DevTools: Rendering, `prefers-reduced-motion`): the menu is shown at once. */
export const ReducedMotion: Story = {
  play: async () => {
    const isReduced = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const menu = await screen.findByRole('menu');
    await expect(getComputedStyle(menu).animationName).toBe(isReduced ? 'none' : 'cso-appear');
  },
};

/** In German. */
export const German: Story = { globals: { locale: 'de-DE' } };

/** In Japanese. */
export const Japanese: Story = { globals: { locale: 'ja-JP' } };

/** A themed Clerk app needs no further setup. */
export const ClerksTheme: Story = {
  decorators: [
    (Story) => (
      <>
        <style>
          {`:root {
            --clerk-color-primary: #6c47ff;
            --clerk-color-danger: light-dark(#b3004b, #ff8fb0);
            --clerk-border-radius: 0.75rem;
            --clerk-font-size: 0.9375rem;
          }`}
        </style>
        <Story />
      </>
    ),
  ],
};

/** Clerk's dark theme on a light page. axe checks the contrast of every text, including the trigger's name and the error. */
export const DarkThemeOnALightPage: Story = {
  args: {
    children: (
      <>
        <SessionSignOutMenuTrigger showName />
        <SessionSignOutMenuContent />
      </>
    ),
  },
  globals: { colorScheme: 'light' },
  decorators: [
    (Story) => (
      <>
        <style>
          {`:root {
            --clerk-color-background: #212126;
            --clerk-color-foreground: white;
            --clerk-color-neutral: white;
            --clerk-color-primary: white;
            --clerk-color-primary-foreground: black;
          }`}
        </style>
        <Story />
      </>
    ),
  ],
};
