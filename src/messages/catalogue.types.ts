import type { MenuMessages } from './menu-messages.types.ts';
import type { SignOutMessages } from './messages.types.ts';

/** All texts of one language. To add a language, write an object of this type. */
export interface SignOutCatalogue extends SignOutMessages, MenuMessages {
  /** A BCP 47 language tag, such as `de` or `zh-Hant`. Matches every locale that starts with it. */
  locale: string;
}
