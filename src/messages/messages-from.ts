import type { SignOutCatalogue } from './catalogue.types.ts';
import { languageAdvice } from './language-advice.ts';
import type { SignOutLocalization } from './messages.types.ts';

/** Where the texts of a component come from. */
export interface MessageSource<Messages> {
  english(): Messages;
  /** What Clerk has of them. Two lists, because our catalogue for the locale goes between them. */
  clerks(localization: SignOutLocalization): {
    /** The same texts in Clerk's own translation. They go first, so that one page says one thing. */
    translated: Given<Messages>;
    /** What stands in for a text in a language whose catalogue the app does not have. */
    derived: Given<Messages>;
  };
}

/** Texts that may be missing. */
type Given<Messages> = { [name in keyof Messages]?: string | undefined };

type Layer = object | null | undefined;

/** What the app has said about texts. */
export interface MessageChoice {
  /** The language of the app for the localization's locale. */
  catalogue?: SignOutCatalogue | undefined;
  localization?: SignOutLocalization | undefined;
  /** The last one goes first. */
  overrides: readonly Layer[];
}

/** A question goes without these better than with a sentence in another language. */
const UNSAID = { confirmDescription: '', confirmReasons: '' };

/**
 * The texts of a component. Each one comes from the first that has it: the app's own texts, Clerk's translation, our
 * catalogue for the locale, what can be derived from Clerk's translations, English.
 */
export function messagesFrom<Messages extends object>(
  source: MessageSource<Messages>,
  { catalogue, localization = {}, overrides }: MessageChoice,
): Messages {
  const english = source.english();
  const locale = localization.locale ?? 'en';
  const { translated, derived } = source.clerks(localization);
  const foreign = isEnglish(locale) ? undefined : UNSAID;
  const messages = overlay(english, [derived, catalogue ?? foreign, translated, ...overrides]);
  for (const texts of overrides) languageAdvice?.checkNames(texts);
  if (foreign && !catalogue) languageAdvice?.check(locale, messages, english);
  return messages;
}

/** Whether English is right for a locale. */
export function isEnglish(locale: string): boolean {
  return /^en\b/i.test(locale);
}

/**
 * Lays texts over others. What is no text is not given, at every depth, and neither is an empty one, which nobody has
 * translated yet: a button without a name, or a failure without a word. Only what explains a question can be left out.
 */
export function overlay<Texts extends object>(texts: Texts, layers: readonly Layer[]): Texts {
  const merged = { ...texts } as Record<string, unknown>;
  for (const layer of layers) {
    for (const [name, text] of Object.entries(layer ?? {})) {
      if (typeof merged[name] === 'object') merged[name] = overlay(merged[name] as object, [text]);
      else if (typeof text === 'string' && (text || name in UNSAID || name === 'description'))
        merged[name] = text;
    }
  }
  return merged as Texts;
}
