import type { ComponentProps } from 'react';
import { useSignOut } from '../../../src/entries/sdk.ts';

/** The button of a design system. It does not depend on Clerk. */
function Button({
  isLoading,
  children,
  ...props
}: ComponentProps<'button'> & { isLoading?: boolean }) {
  return (
    <button
      {...props}
      style={{
        padding: '0.5rem 1rem',
        border: '2px solid',
        borderRadius: '999px',
        font: 'inherit',
      }}
    >
      {isLoading && <span aria-hidden="true">◌ </span>}
      {children}
    </button>
  );
}

export function DesignSystemButton({ onBeforeLeave }: { onBeforeLeave: () => boolean }) {
  const { getButtonProps, isPending, isError } = useSignOut();
  return (
    <Button
      isLoading={isPending}
      // Its own handler runs first, and may veto.
      {...getButtonProps({
        onClick: (event: React.MouseEvent) => onBeforeLeave() || event.preventDefault(),
      })}
    >
      {isError ? 'Still signed in: sign out again' : 'Sign out'}
    </Button>
  );
}
