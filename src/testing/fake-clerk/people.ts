import type { SessionSeed } from '../frontend-api/types.ts';

/** The fields of a session that belong to its user. */
export type PersonFixture = Required<
  Pick<SessionSeed, 'userId' | 'firstName' | 'lastName' | 'identifier' | 'imageUrl'>
>;

const NAMES = {
  ada: ['Ada', 'Okafor'],
  bo: ['Bo', 'Lindqvist'],
  carmen: ['Carmen', 'Díaz'],
  dmitri: ['Dmitri', 'Volkov'],
  emi: ['恵美', '佐藤'],
  farah: ['فرح', 'الخطيب'],
  grace: ['Grace', ''],
  hana: ['Hana', 'Nováková'],
  ines: ['Inês', 'de Albuquerque e Vasconcelos Figueiredo'],
  jun: ['Jun', 'Li'],
  kwame: ['Kwame', 'Mensah'],
  liam: ['Liam', "O'Brien"],
  maya: ['מאיה', 'לוי'],
  noor: ['Noor', 'van den Berg'],
  oluwaseun: ['Oluwaseun', 'Adébáyọ̀'],
  priya: ['Priya', 'Raman'],
  quinn: ['Quinn', 'Taylor-Johnson'],
  rosa: ['Rosa', 'Ferrari'],
  sven: ['Sven', 'Ångström'],
  nameless: ['', ''],
} as const;

/**
 * Twenty people: short and long names, several scripts and both directions, one without a last name, and one without
 * any.
 *
 * @example
 * const clerk = createFakeClerk({ sessions: [sessionOf(people.ada), sessionOf(people.farah)] });
 */
export const people = Object.fromEntries(
  Object.entries(NAMES).map(([handle, [firstName, lastName]]): [string, PersonFixture] => [
    handle,
    {
      userId: `user_${handle}`,
      firstName,
      lastName,
      identifier: `${handle}@example.com`,
      imageUrl: '',
    },
  ]),
) as Record<keyof typeof NAMES, PersonFixture>;

/**
 * A session of a person. Its id is `sess_` and the person's handle, such as `sess_ada`.
 *
 * @param overrides Such as `{ status: 'pending' }`.
 */
export function sessionOf(
  person: PersonFixture,
  overrides: Partial<SessionSeed> = {},
): SessionSeed {
  return { id: person.userId.replace(/^user_/, 'sess_'), ...person, ...overrides };
}
