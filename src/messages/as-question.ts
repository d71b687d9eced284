/** A text with the question marks of a language. */
export function asQuestion(text: string, locale: string): string {
  const language = String(locale).slice(0, 2);
  const marks: Record<string, string> = {
    ar: '؟',
    el: ';',
    fa: '؟',
    fr: '\u202f?',
    ja: '？',
    zh: '？',
  };
  return `${language === 'es' ? '¿' : ''}${text}${marks[language] ?? '?'}`;
}
