import * as Menu from '@radix-ui/react-dropdown-menu';
import { useSignOut } from '../../../src/entries/sdk.ts';

export function AccountMenu() {
  const { signOut, isPending, error } = useSignOut();
  return (
    <>
      <Menu.Root>
        <Menu.Trigger>Account</Menu.Trigger>
        <Menu.Content style={{ padding: '0.5rem', border: '1px solid', background: 'Canvas' }}>
          <Menu.Item>Settings</Menu.Item>
          <Menu.Item onSelect={() => void signOut()}>Sign out</Menu.Item>
        </Menu.Content>
      </Menu.Root>
      {/* The item has unmounted with the menu, but the state remains. */}
      <p role="status">{isPending && 'Signing out…'}</p>
      <p role="alert">{error && 'That did not work. Open the menu to try again.'}</p>
    </>
  );
}
