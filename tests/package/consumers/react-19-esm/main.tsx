import { ClerkProvider } from '@clerk/react';
import { useSignOut } from 'clerk-sign-out/react';
import { renderToStaticMarkup } from 'react-dom/server';

const publishableKey = `pk_live_${btoa('clerk.example.com$')}`;

function Status() {
  const { status } = useSignOut({ scope: 'current' });
  return <p>{status}</p>;
}

console.log(
  renderToStaticMarkup(
    <ClerkProvider publishableKey={publishableKey}>
      <Status />
    </ClerkProvider>,
  ),
);
