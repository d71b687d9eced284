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

/** The texts of one confirmation. Those left out come from `messages`. */
export interface SignOutConfirmTexts {
  /** The question. */
  title?: string | undefined;
  /** What happens, below the question. */
  description?: string | undefined;
  /** The button that confirms. */
  confirm?: string | undefined;
  /** The button that cancels. */
  cancel?: string | undefined;
}

/** When and how a component asks before it signs out. */
export type SignOutConfirmation =
  /** Always, or never. */
  | boolean
  /** Only while a `useSignOutGuard` gives a reason. */
  | 'when-guarded'
  /** Always, with these texts. */
  | SignOutConfirmTexts
  /** By calling your function. */
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
  /** Whether to ask. `useSignOut` has no dialog to show, so for it only a function counts. @default false */
  confirm?: SignOutConfirmation | undefined;
  /**
   * Colors, radius and font of every web component below, in Clerk's format. Overrides the `<ClerkProvider appearance>`
   * from when Clerk loaded; pass later changes here.
   */
  appearance?: SignOutAppearance | undefined;
  /**
   * An object of `@clerk/localizations`. Only needed if the language changes while the app runs, which Clerk does not
   * report. @default the one passed to `<ClerkProvider localization>` or `clerk.load()`
   */
  localization?: SignOutLocalization | undefined;
  /**
   * The languages of the app besides English, from `clerk-sign-out/core`. The one that matches `localization.locale` is
   * used; Clerk's translations and `messages` take precedence over it. @default []
   * @example <SignOutDefaults languages={[deMessages, frMessages]}>
   */
  languages?: readonly SignOutCatalogue[] | undefined;
  /** Your texts, in place of those of the language. */
  messages?: SignOutMessageOverrides | null | undefined;
}

export interface SignOutDefaultsProps extends SignOutDefaultOptions {
  /** The part of the app that the defaults apply to. */
  children?: ReactNode;
}

const NO_DEFAULTS: SignOutDefaultOptions = {};
const DefaultsContext = /* @__PURE__ */ createContext<SignOutDefaultOptions>(NO_DEFAULTS);

type FindCatalogue = (locale: string) => SignOutCatalogue | undefined;
/** A function, so that an app without `SignOutDefaults` does not load the code that chooses a language. */
const CatalogueContext = /* @__PURE__ */ createContext<FindCatalogue>(() => undefined);

/**
 * Sets defaults for every hook and component below it. Optional. An option of a hook or component wins, and an inner
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
  // Every render makes a new object. Keeping the old one spares its readers a render unless a value has changed.
  const [defaults, setDefaults] = useState<SignOutDefaultOptions>(latest);
  if (!isSame(defaults, latest)) setDefaults(latest);
  const { languages } = defaults;
  const find = useCallback<FindCatalogue>(
    (locale) => catalogueFor(locale, Array.isArray(languages) ? languages : []),
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

/** An array literal in JSX is a new array in every render. */
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
