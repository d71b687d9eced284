import { ClerkProvider } from '@clerk/tanstack-react-start';
import { createRootRoute, HeadContent, Outlet, Scripts } from '@tanstack/react-router';
import clerkSignOutStyles from 'clerk-sign-out/styles.css?url';
import appStyles from '../app.css?url';

export const Route = createRootRoute({
  head: () => ({
    meta: [
      { charSet: 'utf-8' },
      { name: 'viewport', content: 'width=device-width, initial-scale=1' },
      { title: 'clerk-sign-out with TanStack Start' },
    ],
    links: [
      { rel: 'icon', href: 'data:,' },
      { rel: 'stylesheet', href: clerkSignOutStyles },
      { rel: 'stylesheet', href: appStyles },
    ],
  }),
  component: RootPage,
});

function RootPage() {
  return (
    <html lang="en">
      <head>
        <HeadContent />
      </head>
      <body>
        <ClerkProvider afterSignOutUrl="/">
          <Outlet />
        </ClerkProvider>
        <Scripts />
      </body>
    </html>
  );
}
