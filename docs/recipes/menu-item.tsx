import { SignOutStatus, useSignOut } from 'clerk-sign-out/react';
import { useState } from 'react';

function AccountMenu() {
  const [isOpen, setOpen] = useState(false);
  const { signOut } = useSignOut();
  return (
    <>
      <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        Account
      </button>
      {isOpen && (
        <ul>
          <li>
            <button
              type="button"
              onClick={() => {
                setOpen(false);
                void signOut();
              }}
            >
              Sign out
            </button>
          </li>
        </ul>
      )}
    </>
  );
}

export function App() {
  return (
    <>
      <AccountMenu />
      {/* Once in the app. It shows a failure after the item has gone. */}
      <SignOutStatus />
    </>
  );
}
