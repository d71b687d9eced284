import { useSignOut } from '../../../src/entries/sdk.ts';

export function NotYou({ name }: { name: string }) {
  const { signOut, error } = useSignOut({ redirectUrl: '/sign-in' });
  return (
    <p>
      Not {name}?{' '}
      {/* To open it in a new tab must sign nobody out: the address is only where it leads. */}
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
