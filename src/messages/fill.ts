/** Characters of right-to-left scripts, and characters that change the direction of the text after them. */
const TURNING = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/;

/**
 * Puts a name or a sentence into a text, even one that contains `$&`. Where directions can mix, a name is put between FSI
 * and PDI: it keeps its direction and does not change that of the text around it.
 *
 * @see https://www.unicode.org/reports/tr9/#Explicit_Directional_Isolates
 */
export function fill(text: string, value: string, placeholder = '{account}'): string {
  const isName = placeholder === '{account}';
  const isolated =
    isName && TURNING.test(text + value)
      ? `\u2068${value.replace(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`
      : value;
  return String(text).replace(placeholder, () => isolated);
}
