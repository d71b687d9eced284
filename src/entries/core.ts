export type {
  ClerkErrorDetail,
  Connectivity,
  NextSession,
  SignedInSession,
  SignedOutInfo,
  SignedOutUser,
  SignOutErrorCode,
  SignOutOptions,
  SignOutPhase,
  SignOutProgress,
  SignOutResult,
  SignOutScope,
  SignOutState,
} from '#shared';
export { isSignOutError, SignOutError } from '#shared';
export { messages as arMessages } from '../messages/locales/ar.ts';
export { messages as deMessages } from '../messages/locales/de.ts';
export { messages as enMessages } from '../messages/locales/en.ts';
export { messages as esMessages } from '../messages/locales/es.ts';
export { messages as frMessages } from '../messages/locales/fr.ts';
export { messages as heMessages } from '../messages/locales/he.ts';
export { messages as hiMessages } from '../messages/locales/hi.ts';
export { messages as itMessages } from '../messages/locales/it.ts';
export { messages as jaMessages } from '../messages/locales/ja.ts';
export { messages as koMessages } from '../messages/locales/ko.ts';
export { messages as nlMessages } from '../messages/locales/nl.ts';
export { messages as plMessages } from '../messages/locales/pl.ts';
export { messages as ptMessages } from '../messages/locales/pt.ts';
export { messages as ruMessages } from '../messages/locales/ru.ts';
export { messages as trMessages } from '../messages/locales/tr.ts';
export { messages as ukMessages } from '../messages/locales/uk.ts';
export { messages as zhHansMessages } from '../messages/locales/zh-hans.ts';
export { messages as zhHantMessages } from '../messages/locales/zh-hant.ts';
export type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../messages/messages.types.ts';
