import { ClerkProvider } from '@clerk/react';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.tsx';
import './app.css';
import { clerkProviderProps } from './clerk-provider-props.ts';

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <ClerkProvider {...clerkProviderProps} afterSignOutUrl="/">
      <App />
    </ClerkProvider>
  </StrictMode>,
);
