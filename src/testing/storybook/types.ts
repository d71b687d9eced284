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
  /** The direction of the text. @default 'ltr' */
  direction?: 'ltr' | 'rtl';
}

/** The settings of the toolbar, as your `Wrapper` receives them. */
export interface StorySettings {
  /** A key of `locales`. */
  locale: string;
  /** The language's object of `@clerk/localizations`. */
  localization: object | undefined;
  /** The direction of the text. */
  direction: 'ltr' | 'rtl';
  /** As in CSS. */
  colorScheme: 'light dark' | 'light' | 'dark';
  /** How close together the parts of the page are. */
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
  /** The id of the story. */
  id: string;
  /** The element that the story is rendered in. */
  canvasElement: unknown;
  /** The values of the toolbar. */
  globals: Record<string, unknown>;
  /** The parameters of the story. */
  parameters: Record<string, unknown>;
  /** What the loaders returned. */
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
  /** The menus of the toolbar. */
  globalTypes: Record<string, Toolbar>;
  /** What the toolbar is set to at first. */
  initialGlobals: Record<string, string>;
  /** Create the fake of each story. */
  loaders: ((context: StoryContext) => Promise<{ clerk: FakeClerk }>)[];
  /** Cleans up after each story. */
  beforeEach: (context: StoryContext) => () => void;
  /** Render each story in the provider. */
  decorators: ((Story: ComponentType, context: StoryContext) => React.JSX.Element)[];
}
