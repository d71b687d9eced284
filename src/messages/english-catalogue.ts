import type { SignOutCatalogue } from './catalogue.types.ts';
import { messages } from './locales/en.ts';
import { menuMessages } from './menu-messages.en.ts';

/** The English texts. Every app has them already; this catalogue is a starting point for your own texts. */
export const enMessages: SignOutCatalogue = /* @__PURE__ */ Object.assign(
  { locale: 'en' },
  messages,
  menuMessages,
);
