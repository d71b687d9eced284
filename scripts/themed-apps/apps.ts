import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const examples = join(import.meta.dirname, '../../examples');

/** An app as its generator writes it, with Clerk and this package added as the guides say. */
export interface ThemedApp {
  name: 'nextjs' | 'vite';
  /** The command that creates the app in the folder `app`. */
  create: string[];
  packages: string[];
  /** Changes the files of the created app. */
  change(app: string): void;
  build: string[];
  /** The server, in a process whose environment has the port in `PORT`. */
  start(port: number): string[];
}

const PACKAGES = ['@clerk/clerk-js', '@clerk/localizations', '@clerk/ui@1.34.0', 'msw'];

/** The look and the language of the app, both said only to Clerk. */
const PROVIDER_PROPS = `
  localization={deDE}
  appearance={{
    theme: dark,
    variables: { colorPrimary: '#a78bfa', borderRadius: '0.75rem', fontFamily: 'Georgia, serif' },
  }}`;

const PARTS = `
  <header style={{ display: 'flex', justifyContent: 'space-between', padding: 24 }}>
    <UserButton defaultOpen />
    {/* Held open: each of the two menus closes when the other takes the focus. */}
    <SessionSignOutMenu switchable open />
  </header>
  <p style={{ display: 'flex', justifyContent: 'end', gap: 8, margin: 0, padding: 24, paddingTop: 215 }}>
    <SignOutButton confirm />
    <SignOutButton variant="outline" />
  </p>`;

function edit(path: string, from: string | RegExp, to: string): void {
  const text = readFileSync(path, 'utf8');
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${path} has no ${from}.`);
  writeFileSync(path, changed);
}

export const themedApps: ThemedApp[] = [
  {
    name: 'nextjs',
    create: ['create-next-app@latest', 'app', '--yes', '--skip-install', '--disable-git'],
    packages: ['@clerk/nextjs', ...PACKAGES],
    change: (app) => {
      cpSync(join(examples, 'faked-clerk'), join(app, 'faked-clerk'), { recursive: true });
      edit(
        join(app, 'app/globals.css'),
        /^@import .*$/m,
        "$&\n@import 'clerk-sign-out/styles.css' layer(components);\n\n:root {\n  color-scheme: light dark;\n}",
      );
      writeFileSync(
        join(app, 'proxy.ts'),
        `import { clerkMiddleware } from '@clerk/nextjs/server';
export default clerkMiddleware();
export const config = { matcher: ['/((?!_next|.*\\\\.).*)'] };
`,
      );
      // Without the fonts of the generator, which a build would fetch from Google.
      writeFileSync(
        join(app, 'app/layout.tsx'),
        `import { deDE } from '@clerk/localizations';
import { ClerkProvider } from '@clerk/nextjs';
import { dark } from '@clerk/ui/themes';
import { deMessages } from 'clerk-sign-out/core';
import { SignOutDefaults, SignOutStatus, UserBoundary } from 'clerk-sign-out/nextjs';
import './globals.css';

export default function RootLayout({ children }: LayoutProps<'/'>) {
  return (
    <html lang="de" className="h-full antialiased">
      <body className="min-h-full flex flex-col">
        <ClerkProvider ${PROVIDER_PROPS}>
          <SignOutDefaults languages={[deMessages]}>
            <UserBoundary>{children}</UserBoundary>
            <SignOutStatus />
          </SignOutDefaults>
        </ClerkProvider>
      </body>
    </html>
  );
}
`,
      );
      writeFileSync(
        join(app, 'app/page.tsx'),
        `import { UserButton } from '@clerk/nextjs';
import { SessionSignOutMenu, SignOutButton } from 'clerk-sign-out/nextjs';

export default function Home() {
  return <main>${PARTS}</main>;
}
`,
      );
    },
    build: ['node', 'faked-clerk/run.mjs', 'next', 'build'],
    start: () => ['node', 'faked-clerk/run.mjs', 'next', 'start', '-H', 'localhost'],
  },
  {
    name: 'vite',
    create: ['create-vite@latest', 'app', '--template', 'react-ts', '--no-interactive'],
    packages: ['@clerk/react', ...PACKAGES],
    change: (app) => {
      const example = join(examples, 'vite-react');
      for (const file of ['faked-clerk.ts', 'src/clerk-provider-props.ts'])
        cpSync(join(example, file), join(app, file));
      edit(join(app, 'vite.config.ts'), /react\(\)/, 'react(), fakedClerk()');
      edit(join(app, 'vite.config.ts'), /^/, "import { fakedClerk } from './faked-clerk.ts'\n");
      edit(
        join(app, 'src/main.tsx'),
        /<App \/>/,
        `<ClerkProvider {...clerkProviderProps} ui={ui} afterSignOutUrl="/" ${PROVIDER_PROPS}>
      <SignOutDefaults languages={[deMessages]}>
        <App />
      </SignOutDefaults>
    </ClerkProvider>`,
      );
      edit(
        join(app, 'src/main.tsx'),
        /^/,
        `import { deDE } from '@clerk/localizations'
import { ClerkProvider } from '@clerk/react'
import { ui } from '@clerk/ui'
import { dark } from '@clerk/ui/themes'
import { deMessages } from 'clerk-sign-out/core'
import { SignOutDefaults } from 'clerk-sign-out/react'
import { clerkProviderProps } from './clerk-provider-props.ts'
`,
      );
      writeFileSync(
        join(app, 'src/App.tsx'),
        `import { UserButton } from '@clerk/react'
import { SessionSignOutMenu, SignOutButton, SignOutStatus } from 'clerk-sign-out/react'
import 'clerk-sign-out/styles.css'

export default function App() {
  return <>${PARTS}<SignOutStatus /></>
}
`,
      );
    },
    build: ['npm', 'run', 'build'],
    start: (port) => ['vite', 'preview', '--host', '127.0.0.1', '--port', String(port)],
  },
];
