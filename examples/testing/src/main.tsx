import 'clerk-sign-out/styles.css';
import { ClerkProvider } from '@clerk/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { Header } from './header.tsx';

const root = document.querySelector('#root');
if (!root) throw new Error('The page has no #root.');

createRoot(root).render(
  <StrictMode>
    {/* No Clerk component is used, so their bundle need not be loaded. */}
    <ClerkProvider
      publishableKey={import.meta.env.VITE_CLERK_PUBLISHABLE_KEY}
      prefetchUI={false}
      telemetry={false}
    >
      <Header />
    </ClerkProvider>
  </StrictMode>,
);
