/** Puts a name into a text, also one with `$&` in it. */
export function fill(text: string, account: string): string {
  return String(text).replace('{account}', () => account);
}
