/** Puts a name or a sentence into a text, also one with `$&` in it. */
export function fill(text: string, value: string, placeholder = '{account}'): string {
  return String(text).replace(placeholder, () => value);
}
