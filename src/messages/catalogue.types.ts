import type { MenuMessages } from './menu-messages.types.ts';
import type { SignOutMessages } from './messages.types.ts';

/** Every text of one language. To add one of your own, write an object of this type. */
export interface SignOutCatalogue extends SignOutMessages, MenuMessages {
  /** A BCP 47 language tag, such as `de` or `zh-Hant`. It serves every locale that starts with it. */
  locale: string;
}
