import { ClerkProvider } from '@clerk/nextjs';
import type { AppProps } from 'next/app';
import '../app/globals.css';

export default function App({ Component, pageProps }: AppProps) {
  return (
    <ClerkProvider {...pageProps} afterSignOutUrl="/pages-router">
      <Component {...pageProps} />
    </ClerkProvider>
  );
}
