import { createContext, type ReactNode, useCallback, useContext, useState } from 'react';
import {
  developerAdvice,
  type SignOutAppearance,
  type SignOutOptions,
  withDefaults,
} from '#shared';
import type { SignOutCatalogue } from '../messages/catalogue.types.ts';
import { catalogueFor } from '../messages/catalogue-for.ts';
import type { SignOutLocalization, SignOutMessageOverrides } from '../messages/messages.types.ts';
import type { SignOutConfirm } from './use-sign-out.types.ts';

/** Words of one confirmation; each one left out stays as it is in `messages`. */
export interface SignOutConfirmTexts {
  title?: string | undefined;
  description?: string | undefined;
  /** The answer that goes ahead. */
  confirm?: string | undefined;
  /** The answer that goes back. */
  cancel?: string | undefined;
}

/** When a component asks before it signs out, or who asks. */
export type SignOutConfirmation =
  /** Always, or never. */
  | boolean
  /** Only while a `useSignOutGuard` gives a reason. */
  | 'when-guarded'
  /** Always, in its own words. */
  | SignOutConfirmTexts
  /** The app asks by itself. */
  | SignOutConfirm;

/** The options that make sense for a whole app. */
export interface SignOutDefaultOptions
  extends Pick<
    SignOutOptions,
    | 'allowedRedirectOrigins'
    | 'navigate'
    | 'timeoutMs'
    | 'loadTimeoutMs'
    | 'whenOffline'
    | 'connectivity'
    | 'onNeedsReverification'
    | 'onSigningOut'
    | 'onError'
    | 'onSignedOut'
    | 'onSettled'
  > {
  /** Whether to ask. A hook has nothing to show: for `useSignOut` only a function counts. @default false */
  confirm?: SignOutConfirmation | undefined;
  /**
   * Colours, radius and font of every component of the web below, as Clerk has them: over what `<ClerkProvider appearance>` was given
   * when Clerk loaded. What changes later is changed here.
   */
  appearance?: SignOutAppearance | undefined;
  /**
   * An object of `@clerk/localizations`. Only needed where the language changes while the app runs, which Clerk does not
   * tell. @default the one that `<ClerkProvider localization>` or `clerk.load()` was given
   */
  localization?: SignOutLocalization | undefined;
  /**
   * The languages of the app besides English, from `clerk-sign-out/core`. Shown is the one that matches
   * `localization.locale`, below Clerk's own translations and `messages`. @default []
   * @example <SignOutDefaults languages={[deMessages, frMessages]}>
   */
  languages?: readonly SignOutCatalogue[] | undefined;
  /** Texts of the app's own. */
  messages?: SignOutMessageOverrides | null | undefined;
}

export interface SignOutDefaultsProps extends SignOutDefaultOptions {
  children?: ReactNode;
}

const NO_DEFAULTS: SignOutDefaultOptions = {};
const DefaultsContext = /* @__PURE__ */ createContext<SignOutDefaultOptions>(NO_DEFAULTS);

type FindCatalogue = (locale: string) => SignOutCatalogue | undefined;
/** A function, so that an app without `SignOutDefaults`, which has no languages, has no code to choose one. */
const CatalogueContext = /* @__PURE__ */ createContext<FindCatalogue>(() => undefined);

/**
 * Gives every hook and component below it defaults. Nothing needs it; a hook's own option wins, and an inner
 * `SignOutDefaults` adds to the outer one.
 *
 * @example
 * <SignOutDefaults allowedRedirectOrigins={['https://www.example.com']} whenOffline="wait">
 *   <App />
 * </SignOutDefaults>
 */
export function SignOutDefaults({ children, ...own }: SignOutDefaultsProps) {
  developerAdvice?.checkProps(own);
  const outer = useContext(DefaultsContext);
  const latest = withDefaults(outer, own);
  // Every render makes a new object; whoever reads it renders again for new values only.
  const [defaults, setDefaults] = useState<SignOutDefaultOptions>(latest);
  if (!isSame(defaults, latest)) setDefaults(latest);
  const { languages } = defaults;
  const find = useCallback<FindCatalogue>(
    (locale) => catalogueFor(locale, languages ?? []),
    [languages],
  );
  return (
    <DefaultsContext.Provider value={defaults}>
      <CatalogueContext.Provider value={find}>{children}</CatalogueContext.Provider>
    </DefaultsContext.Provider>
  );
}

function isSame(one: SignOutDefaultOptions, other: SignOutDefaultOptions): boolean {
  const names = Object.keys({ ...one, ...other }) as (keyof SignOutDefaultOptions)[];
  return names.every((name) => isSameOption(one[name], other[name]));
}

/** A list that is written into the markup is another array at every render. */
function isSameOption(one: unknown, other: unknown): boolean {
  if (!Array.isArray(one) || !Array.isArray(other)) return Object.is(one, other);
  return one.length === other.length && one.every((value, index) => Object.is(value, other[index]));
}

export function useSignOutDefaults(): SignOutDefaultOptions {
  return useContext(DefaultsContext);
}

/** The language of the app for a locale. */
export function useCatalogue(locale: string): SignOutCatalogue | undefined {
  return useContext(CatalogueContext)(locale);
}
