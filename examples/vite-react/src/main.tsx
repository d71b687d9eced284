import { ClerkProvider } from '@clerk/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app';
import './app.css';

const ownKey = import.meta.env.VITE_CLERK_PUBLISHABLE_KEY;

// With your own key, this is the real Clerk. Without one, clerk-js is bundled and talks to the faked Frontend API.
const provider = ownKey
  ? { publishableKey: ownKey }
  : {
      publishableKey: import.meta.env.VITE_FAKED_PUBLISHABLE_KEY,
      proxyUrl: `${location.origin}/__clerk`,
      Clerk: (await import('@clerk/clerk-js')).Clerk,
      telemetry: false as const,
    };

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ClerkProvider {...provider} afterSignOutUrl="/">
      <App />
    </ClerkProvider>
  </StrictMode>,
);
