import { IDLE } from '../../src/core/transition.ts';
import type { SignedInSession, SignOutState } from '../../src/entries/sdk.ts';
import { messages } from '../../src/messages/locales/en.ts';
import { menuMessages } from '../../src/messages/menu-messages.en.ts';
import type { SignOutStates } from '../../src/ui/session-sign-out-menu/session-sign-out-menu.types.ts';

export const texts = { ...messages, ...menuMessages };

/** A portrait without a request. */
function portrait(hue: number): string {
  return `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 36 36"><rect width="36" height="36" fill="hsl(${hue} 45% 62%)"/><circle cx="18" cy="14" r="6.5" fill="#fff" fill-opacity=".85"/><ellipse cx="18" cy="34" rx="12" ry="11" fill="#fff" fill-opacity=".85"/></svg>`,
  )}`;
}

export function account(id: string, fields: Partial<SignedInSession> = {}): SignedInSession {
  return {
    id: `sess_${id}`,
    userId: `user_${id}`,
    name: null,
    identifier: `${id}@example.com`,
    imageUrl: null,
    isCurrent: false,
    isImpersonated: false,
    status: 'active',
    lastActiveAt: 0,
    ...fields,
  };
}

export const ada = account('ada', {
  name: 'Ada Lovelace',
  imageUrl: portrait(210),
  isCurrent: true,
});
export const grace = account('grace', { name: 'Grace Hopper', imageUrl: portrait(25) });
const katherine = account('katherine', { name: 'Katherine Johnson' });
export const three = [ada, grace, katherine];

export function many(count: number): SignedInSession[] {
  return Array.from({ length: count }, (_, index) =>
    account(`person.${index}`, {
      name: `Person Number ${index}`,
      imageUrl: index % 3 === 0 ? portrait(index * 37) : null,
      isCurrent: index === 0,
    }),
  );
}

/** The states of the sign-outs, fixed. */
export function fixed(states: Record<string, SignOutState> = {}): SignOutStates {
  return { getState: (key) => states[key] ?? IDLE, subscribe: () => () => {} };
}
