export type {
  ClerkErrorDetail,
  Connectivity,
  NextSession,
  SignedInSession,
  SignedOutInfo,
  SignedOutUser,
  SigningOutInfo,
  SignOutErrorCode,
  SignOutOptions,
  SignOutPhase,
  SignOutProgress,
  SignOutResult,
  SignOutScope,
  SignOutState,
} from '#shared';
export { isSignOutError, SignOutError } from '#shared';
export type { SignOutCatalogue } from '../messages/catalogue.types.ts';
export { enMessages } from '../messages/english-catalogue.ts';
export { arMessages } from '../messages/locales/ar.ts';
export { deMessages } from '../messages/locales/de.ts';
export { esMessages } from '../messages/locales/es.ts';
export { frMessages } from '../messages/locales/fr.ts';
export { heMessages } from '../messages/locales/he.ts';
export { hiMessages } from '../messages/locales/hi.ts';
export { itMessages } from '../messages/locales/it.ts';
export { jaMessages } from '../messages/locales/ja.ts';
export { koMessages } from '../messages/locales/ko.ts';
export { nlMessages } from '../messages/locales/nl.ts';
export { plMessages } from '../messages/locales/pl.ts';
export { ptMessages } from '../messages/locales/pt.ts';
export { ruMessages } from '../messages/locales/ru.ts';
export { trMessages } from '../messages/locales/tr.ts';
export { ukMessages } from '../messages/locales/uk.ts';
export { zhHansMessages } from '../messages/locales/zh-hans.ts';
export { zhHantMessages } from '../messages/locales/zh-hant.ts';
export type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../messages/messages.types.ts';
export { describeSignOutError } from '../messages/problem-of.ts';
