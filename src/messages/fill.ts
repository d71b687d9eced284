/** Characters of a script that is written from right to left, and those that turn the direction of what comes after them. */
const TURNING = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufefc]/;

/**
 * Puts a name or a sentence into a text, also one with `$&` in it. A name of another direction than the text keeps its own,
 * and the rest of the text stays as it is: it stands between FSI and PDI.
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
