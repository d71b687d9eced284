import { attempt } from '#shared';
import type { SignOutCatalogue } from './catalogue.types.ts';
import { languageAdvice } from './language-advice.ts';
import type { SignOutLocalization } from './messages.types.ts';

/** Where the texts of a component come from. */
export interface MessageSource<Messages> {
  english(): Messages;
  /** The texts that Clerk has. Two lists, because our catalogue for the locale goes between them. */
  clerks(localization: SignOutLocalization): {
    /** The same texts in Clerk's translation. They take precedence, so that a page uses the same words everywhere. */
    translated: Given<Messages>;
    /** Substitutes from other texts of Clerk, for a language whose catalogue the app does not have. */
    derived: Given<Messages>;
  };
}

/** Texts that may be missing. */
type Given<Messages> = { [name in keyof Messages]?: string | undefined };

type Layer = object | null | undefined;

/** What the app has set for texts. */
export interface MessageChoice {
  /** The language of the app for the localization's locale. */
  catalogue?: SignOutCatalogue | undefined;
  localization?: SignOutLocalization | undefined;
  /** The last one wins. */
  overrides: readonly Layer[];
}

/** Texts that a question omits when they would be in another language. */
const OMITTABLE = { confirmDescription: '', confirmReasons: '' };

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
  const foreign = isEnglish(locale) ? undefined : OMITTABLE;
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
 * Overrides texts, at every depth. A value that is not a text or cannot be read is ignored, as is an empty text, which would
 * leave a button without a name or a failure without a message. Only the explanation of a question may be empty. The layers
 * are asked by name: a translation library can hand over an object that lists no names.
 */
export function overlay<Texts extends object>(texts: Texts, layers: readonly Layer[]): Texts {
  const merged = { ...texts } as Record<string, unknown>;
  for (const layer of layers) {
    for (const name of Object.keys(merged)) {
      const text = attempt(() => Object(layer)[name] as unknown);
      if (typeof merged[name] === 'object')
        merged[name] = overlay(merged[name] as object, [text as Layer]);
      else if (typeof text === 'string' && (text || name in OMITTABLE || name === 'description'))
        merged[name] = text;
    }
  }
  return merged as Texts;
}
