import { expect, it } from 'vitest';
import { runInNode } from './package-json.ts';

/** Renders the hook of an import path under the provider of an SDK, or under none; prints what comes of it. */
const render = (importPath: string, sdk?: string) =>
  runInNode(`
    const { createElement } = await import('react');
    const { renderToStaticMarkup } = await import('react-dom/server');
    const { useSignOut } = await import('${importPath}');
    const { ClerkProvider } = ${sdk ? `await import('${sdk}')` : '{}'};
    const Status = () => createElement('p', null, useSignOut().status);
    const publishableKey = 'pk_live_' + btoa('clerk.example.com$');
    try {
      const status = createElement(Status);
      console.log(renderToStaticMarkup(
        ClerkProvider ? createElement(ClerkProvider, { publishableKey }, status) : status,
      ));
    } catch (error) {
      console.log(error.message, '|', error.cause?.message);
    }`);

it('an import path for another SDK than the provider’s names the right one', () => {
  expect(render('clerk-sign-out/react', '@clerk/react')).toBe('<p>idle</p>');

  const underCore3 = render('clerk-sign-out', '@clerk/react');
  expect(underCore3).toContain('found no <ClerkProvider>');
  expect(underCore3).toContain('/react for @clerk/react');
  expect(underCore3).toContain(
    '/nextjs, /react-router, /tanstack-react-start, /expo, /clerk-expo alike',
  );
  // What Clerk itself says stays in sight.
  expect(underCore3).toContain('| useClerk can only be used within the <ClerkProvider />');
  expect(render('clerk-sign-out/expo', '@clerk/expo')).toBe('<p>idle</p>');
  expect(render('clerk-sign-out/clerk-expo', '@clerk/clerk-expo')).toBe('<p>idle</p>');
  expect(render('clerk-sign-out/clerk-expo', '@clerk/expo')).toContain('/expo, /clerk-expo alike');
  expect(render('clerk-sign-out/expo', '@clerk/clerk-expo')).toContain('/expo, /clerk-expo alike');
  expect(render('clerk-sign-out/react', '@clerk/clerk-react')).toContain(
    'Import from clerk-sign-out for @clerk/clerk-react',
  );
});

it('a missing provider is named, and so is a missing instance where there is none', () => {
  expect(render('clerk-sign-out/react')).toContain('found no <ClerkProvider>');
  expect(render('clerk-sign-out/headless')).toBe(
    'clerk-sign-out: clerk: expected a Clerk instance, such as window.Clerk. | undefined',
  );
});
