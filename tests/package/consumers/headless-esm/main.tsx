import type { ClerkInstance } from 'clerk-sign-out/headless';
import { frontendApi } from './page.js';

const { Clerk } = await import('@clerk/clerk-js/no-rhc');
const { SignOutButton, useSignedInSessions } = await import('clerk-sign-out/headless');
const { createRoot } = await import('react-dom/client');

const clerk = new Clerk(frontendApi.publishableKey);
const navigations: string[] = [];
const navigate = async (to: string) => {
  navigations.push(to);
};

function Account({ clerk }: { clerk: ClerkInstance }) {
  const sessions = useSignedInSessions({ clerk });
  return (
    <>
      <p>{sessions.map(({ identifier }) => identifier).join() || 'nobody'}</p>
      <SignOutButton clerk={clerk} redirectUrl="/goodbye" />
    </>
  );
}

/** Waits until the page shows the text. */
async function shows(text: string): Promise<string> {
  for (;;) {
    const shown = document.querySelector('p')?.textContent;
    if (shown === text) return shown;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

createRoot(document.getElementById('root') as HTMLElement).render(<Account clerk={clerk} />);
await clerk.load({ telemetry: false, routerPush: navigate, routerReplace: navigate });
const before = await shows('ada@example.com');
document.querySelector('button')?.click();
const after = await shows('nobody');
const { signedInSessionIds } = frontendApi.snapshot();
console.log(
  before,
  after,
  signedInSessionIds.length,
  new URL(navigations.join(), location.href).pathname,
);
process.exit();
