import { ClerkProvider, useAuth } from '@clerk/clerk-react';
import { openApp } from './page.tsx';

openApp(ClerkProvider, useAuth);
