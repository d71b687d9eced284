import { deDE } from '@clerk/localizations';
import { ClerkProvider } from '@clerk/react';
import type { ComponentProps } from 'react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { SignOutButton } from './sign-out-button.tsx';
import type { SignOutButtonProps } from './sign-out-button.types.ts';

const renderOnServer = (
  props: SignOutButtonProps = {},
  provider: Pick<ComponentProps<typeof ClerkProvider>, 'localization'> = {},
) =>
  renderToString(
    <ClerkProvider publishableKey={`pk_live_${btoa('clerk.example.com$')}`} {...provider}>
      <SignOutButton {...props} />
    </ClerkProvider>,
  );

describe('SignOutButton on a server', () => {
  it('renders idle, without a window', () => {
    expect(typeof window).toBe('undefined');

    const html = renderOnServer();

    expect(html).toContain('type="button"');
    expect(html).toMatch(
      /<span class="cso-label" data-reserve="[^"]+"><span>Sign out<\/span><\/span>/,
    );
    expect(html).toContain(
      '<span role="status" aria-live="polite"></span><span role="alert" aria-live="assertive"></span>',
    );
    expect(html).not.toContain('<dialog');
  });

  it('has no inline style, which a Content Security Policy could block', () => {
    expect(renderOnServer({ variant: 'outline', size: 'icon', fullWidth: true })).not.toContain(
      'style=',
    );
    expect(renderOnServer({ style: { margin: 1 } })).toContain('style=');
  });

  it('has the label of the language', () => {
    expect(renderOnServer({ localization: deDE })).toContain('>Abmelden<');
  });

  it("has the label of the provider's language", () => {
    expect(renderOnServer({}, { localization: deDE })).toContain('>Abmelden<');
  });

  it('renders a child as the button', () => {
    expect(renderOnServer({ children: <a href="/out">Leave</a> })).toContain(
      '<a href="/out">Leave</a>',
    );
  });
});
