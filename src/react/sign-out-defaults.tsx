import { createContext, type ReactNode, useContext, useMemo } from 'react';
import type { SignOutOptions } from '#shared';

/** The options that make sense for a whole app. */
export type SignOutDefaultOptions = Pick<
  SignOutOptions,
  | 'allowedRedirectOrigins'
  | 'navigate'
  | 'timeoutMs'
  | 'loadTimeoutMs'
  | 'whenOffline'
  | 'confirm'
  | 'onError'
>;

export interface SignOutDefaultsProps extends SignOutDefaultOptions {
  children?: ReactNode;
}

const NO_DEFAULTS: SignOutDefaultOptions = {};
const DefaultsContext = createContext<SignOutDefaultOptions>(NO_DEFAULTS);

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
  const outer = useContext(DefaultsContext);
  const values = Object.values(own);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the values are what matters, not the object that a render makes
  const defaults = useMemo(() => withDefaults(outer, own), [outer, ...values]);
  return <DefaultsContext.Provider value={defaults}>{children}</DefaultsContext.Provider>;
}

export function useSignOutDefaults(): SignOutDefaultOptions {
  return useContext(DefaultsContext);
}

/** Options over defaults; an option that is `undefined` counts as not given. */
export function withDefaults<Options extends SignOutOptions>(
  defaults: SignOutOptions,
  options: Options,
): Options {
  const given = Object.entries(options).filter(([, value]) => value !== undefined);
  return { ...defaults, ...Object.fromEntries(given) } as Options;
}
