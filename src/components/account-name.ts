import type { SignedInSession } from '#shared';

/** The name of an account. An answer of the server may contain neither a name nor an identifier. */
export function nameOf({ name, identifier, id }: SignedInSession): string {
  return name || identifier || id;
}

/** A name that distinguishes an account from every other one. */
export function fullNameOf(session: SignedInSession): string {
  const { name, identifier } = session;
  return name && identifier ? `${name}, ${identifier}` : nameOf(session);
}

/** The first letters of the first and the last word; nothing for a phone number. */
export function initialsOf(name: string): string {
  const [first, ...others] = name.split(/\s+/).flatMap((word) => word.match(/\p{L}/u) ?? []);
  return [first, others.pop()].join('').toUpperCase();
}

/** A fixed hue for each account, in degrees, so that accounts without an image can be told apart. */
export function hueOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 33) ^ (character.codePointAt(0) ?? 0);
  return (hash >>> 0) % 360;
}
