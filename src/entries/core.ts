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
export { messages as arMessages } from '../react/messages/locales/ar.js';
export { messages as deMessages } from '../react/messages/locales/de.js';
export { messages as enMessages } from '../react/messages/locales/en.js';
export { messages as esMessages } from '../react/messages/locales/es.js';
export { messages as frMessages } from '../react/messages/locales/fr.js';
export { messages as heMessages } from '../react/messages/locales/he.js';
export { messages as hiMessages } from '../react/messages/locales/hi.js';
export { messages as itMessages } from '../react/messages/locales/it.js';
export { messages as jaMessages } from '../react/messages/locales/ja.js';
export { messages as koMessages } from '../react/messages/locales/ko.js';
export { messages as nlMessages } from '../react/messages/locales/nl.js';
export { messages as plMessages } from '../react/messages/locales/pl.js';
export { messages as ptMessages } from '../react/messages/locales/pt.js';
export { messages as ruMessages } from '../react/messages/locales/ru.js';
export { messages as trMessages } from '../react/messages/locales/tr.js';
export { messages as ukMessages } from '../react/messages/locales/uk.js';
export { messages as zhHansMessages } from '../react/messages/locales/zh-hans.js';
export { messages as zhHantMessages } from '../react/messages/locales/zh-hant.js';
export type {
  SignOutLocalization,
  SignOutMessageOverrides,
  SignOutMessages,
} from '../react/messages/messages.types.js';
