import { useSignOut } from '../../../src/entries/sdk.ts';

export function NotYou({ name }: { name: string }) {
  const { signOut, error } = useSignOut({ redirectUrl: '/sign-in' });
  return (
    <p>
      Not {name}?{' '}
      {/* Opening the link in a new tab must not sign out, so `href` is only the page to go to afterwards. */}
      <a
        href="/sign-in"
        onClick={(event) => {
          event.preventDefault();
          void signOut();
        }}
      >
        Use another account
      </a>{' '}
      <span role="alert">
        {error && `That did not work. You may still be signed in as ${name}.`}
      </span>
    </p>
  );
}
