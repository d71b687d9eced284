import type { SignOutCatalogue } from './catalogue.types.ts';
import { messages } from './locales/en.ts';
import { menuMessages } from './menu-messages.en.ts';

/** The English texts, which every app has, as a catalogue: a starting point for your texts, beside the other languages. */
export const enMessages: SignOutCatalogue = /* @__PURE__ */ Object.assign(
  { locale: 'en' },
  messages,
  menuMessages,
);
