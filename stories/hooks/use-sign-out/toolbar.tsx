import { Toolbar } from '@base-ui/react/toolbar';
import { useSignOut } from '../../../src/entries/sdk.ts';

export function AppToolbar() {
  const { getButtonProps, isPending, isError } = useSignOut();
  return (
    <Toolbar.Root aria-label="App" style={{ display: 'flex', gap: '0.5rem' }}>
      <Toolbar.Button>New</Toolbar.Button>
      <Toolbar.Button>Share</Toolbar.Button>
      <Toolbar.Separator style={{ inlineSize: 1, background: 'currentcolor' }} />
      <Toolbar.Button {...getButtonProps()}>
        {isPending ? 'Signing out…' : isError ? 'Sign out again' : 'Sign out'}
      </Toolbar.Button>
    </Toolbar.Root>
  );
}
