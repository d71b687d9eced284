import type { ComponentType, ReactNode } from 'react';
import type { states } from '../fake-clerk/states.ts';
import type { ClerkGeneration, FakeClerk, FakeClerkOptions } from '../fake-clerk/types.ts';
import type { presets } from '../frontend-api/presets.ts';

/** A language of the toolbar. */
export interface StoryLocale {
  /** As the toolbar shows it. */
  title: string;
  /** An object of `@clerk/localizations`, passed to `<ClerkProvider>`. */
  localization?: object;
  /** @default 'ltr' */
  direction?: 'ltr' | 'rtl';
}

/** The settings of the toolbar, as your `Wrapper` receives them. */
export interface StorySettings {
  /** A key of `locales`. */
  locale: string;
  localization: object | undefined;
  direction: 'ltr' | 'rtl';
  colorScheme: 'light dark' | 'light' | 'dark';
  density: 'comfortable' | 'compact';
}

/** The options of `createClerkPreview`. */
export interface ClerkPreviewOptions {
  /** The `<ClerkProvider>` of your SDK. Without one, stories get the fake from `clerkOf`. */
  // biome-ignore lint/suspicious/noExplicitAny: the providers of the SDKs have no props in common that can be named
  ClerkProvider?: (props: any) => ReactNode;
  /** The generation of that SDK. @default 'core-3' */
  generation?: ClerkGeneration;
  /** Props of the provider for every story, such as `afterSignOutUrl`. */
  providerProps?: Record<string, unknown>;
  /** The languages of the toolbar, by BCP 47 tag; stories start in the first one. @default English */
  locales?: Record<string, StoryLocale>;
  /** Wraps every story, inside the provider: for `SignOutDefaults`, a theme, a query client. */
  Wrapper?: ComponentType<StorySettings & { children: ReactNode }>;
  /** Lets stories run on a page that has a live publishable key. @default false: `createClerkPreview` throws */
  allowInProduction?: boolean;
}

/** `parameters.clerk` of a story. */
export interface ClerkParameters
  extends Omit<FakeClerkOptions, 'generation' | 'allowInProduction'> {
  /** Runs before the story renders: for scripts and faults. */
  prepare?: (clerk: FakeClerk) => void;
  /** Props of the provider for this story. They override those of the preview. */
  providerProps?: Record<string, unknown>;
}

/** The values of the toolbar's `clerkAccounts`; `story` keeps the accounts of the story itself. */
export type StoryAccounts = 'story' | keyof typeof states;

/** The values of the toolbar's `clerkNetwork`. */
export type StoryNetwork = 'online' | keyof typeof presets;

/** The part of Storybook's context that the preview reads. */
export interface StoryContext {
  id: string;
  canvasElement: unknown;
  globals: Record<string, unknown>;
  parameters: Record<string, unknown>;
  loaded: Record<string, unknown>;
}

/** Icons of Storybook, for the toolbar. */
export type ToolbarIcon =
  | 'users'
  | 'lightning'
  | 'timer'
  | 'globe'
  | 'transfer'
  | 'contrast'
  | 'component'
  | 'shield';

interface Toolbar {
  name: string;
  description: string;
  toolbar: {
    icon: ToolbarIcon;
    dynamicTitle: boolean;
    items: { value: string; title: string }[];
  };
}

/** Preview annotations, to be spread into the default export of `.storybook/preview.tsx`. */
export interface ClerkPreview {
  globalTypes: Record<string, Toolbar>;
  initialGlobals: Record<string, string>;
  loaders: ((context: StoryContext) => Promise<{ clerk: FakeClerk }>)[];
  beforeEach: (context: StoryContext) => () => void;
  decorators: ((Story: ComponentType, context: StoryContext) => React.JSX.Element)[];
}
