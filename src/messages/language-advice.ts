import { attempt, developerAdvice, documentationOf } from '#shared';
import { catalogueFor } from './catalogue-for.ts';
import { messages as buttonTexts } from './locales/en.ts';
import { menuMessages } from './menu-messages.en.ts';

declare const process: { env: { NODE_ENV?: string } };

/** Advice for developers about texts. */
interface LanguageAdvice {
  /** Warns once per locale in the console that some texts are English, and says what to import. */
  check(locale: string, messages: object, english: object): void;
  /** Warns once in the console about texts of the app whose names no component knows. */
  checkNames(texts: unknown): void;
}

const advice = (): LanguageAdvice => {
  const ours = 'ar de es fr he hi it ja ko nl pl pt ru tr uk zh-Hans zh-Hant'.split(' ');
  return {
    check: (locale, messages, english) => {
      if (!hasEnglish(messages, english)) return;
      const found = catalogueFor(
        locale,
        ours.map((tag) => ({ locale: tag })),
      );
      const name = found && `${found.locale.replace('-', '')}Messages`;
      developerAdvice?.warnOnce(
        `clerk-sign-out: the locale is ${locale}, and some texts are English. ${
          name
            ? `Import { ${name} } from 'clerk-sign-out/core' and pass it: <SignOutDefaults languages={[${name}]}>. `
            : 'There is no catalogue for it yet: pass one of your own to <SignOutDefaults languages>. '
        }${documentationOf('missing-language')}`,
      );
    },
    checkNames: (texts) => {
      // One object may hold the texts of the button and of the menu, and may be a catalogue.
      const known = Object.keys({ ...buttonTexts, ...menuMessages, locale: '' });
      const given = typeof texts === 'object' ? attempt(() => Object.keys(texts ?? {}), []) : [];
      for (const name of given)
        if (!known.includes(name))
          developerAdvice?.warnAboutInput(`messages.${name}`, `one of ${known.join(', ')}`);
    },
  };
};

function hasEnglish(messages: object, english: object): boolean {
  return Object.entries(english).some(([name, text]) => {
    const own = (messages as Record<string, unknown>)[name];
    return typeof text === 'string' ? own === text : hasEnglish(Object(own), text);
  });
}

/** `undefined` in a production build, as in core/developer-messages.ts and by the same form. */
export let languageAdvice: LanguageAdvice | undefined;
const addAdvice = () => {
  languageAdvice = advice();
};
try {
  process.env.NODE_ENV !== 'production' && addAdvice();
} catch {
  addAdvice();
}
