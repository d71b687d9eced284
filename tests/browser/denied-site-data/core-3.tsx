import { ClerkProvider, useAuth } from '@clerk/react';
import { openApp } from './page.tsx';

openApp(ClerkProvider, useAuth);
