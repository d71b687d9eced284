import type { SignOutCatalogue } from './catalogue.types.ts';
import { messages } from './locales/en.ts';
import { menuMessages } from './menu-messages.en.ts';

/** Which every app has. Here for texts of an app's own, beside the other languages. */
export const enMessages: SignOutCatalogue = /* @__PURE__ */ Object.assign(
  { locale: 'en' },
  messages,
  menuMessages,
);
