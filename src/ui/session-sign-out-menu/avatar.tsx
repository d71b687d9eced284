import type { ReactElement } from 'react';
import type { SignedInSession } from '#shared';
import { hueOf, initialsOf, nameOf } from '../../components/account-name.ts';
import type { MenuContextValue } from './menu-context.ts';
import { MARK_PATH, renderIcon } from './menu-row.tsx';

const PERSON_PATH = 'M8 8.5a3 3 0 1 0 0-6 3 3 0 0 0 0 6Zm-5 5.5c0-4 10-4 10 0';

/** The image of an account over its initials, which show if there is no image or it does not load. Decorative. */
export function renderAvatar(
  menu: MenuContextValue,
  session: SignedInSession | undefined,
): ReactElement {
  const initials = session && initialsOf(nameOf(session));
  return (
    <span
      aria-hidden="true"
      className={menu.slot('avatar', 'cso-avatar')}
      style={session && { ['--_cso-hue' as string]: hueOf(session.identifier) }}
      // Drawn by the style sheet: as text, they would become part of the accessible name.
      data-initials={initials || undefined}
      data-empty={session ? undefined : ''}
    >
      {!initials && renderIcon(menu, menu.loadState === 'error' ? MARK_PATH : PERSON_PATH)}
      {session?.imageUrl && (
        <img
          key={session.imageUrl}
          src={session.imageUrl}
          alt=""
          loading="lazy"
          decoding="async"
          onError={({ currentTarget }) => {
            currentTarget.hidden = true;
          }}
        />
      )}
    </span>
  );
}
