import { deDE } from '@clerk/localizations';
import { ClerkProvider } from '@clerk/react';
import { renderToString } from 'react-dom/server';
import { describe, expect, it, vi } from 'vitest';
import { SessionSignOutMenu } from './session-sign-out-menu.tsx';
import type { SessionSignOutMenuProps } from './session-sign-out-menu.types.ts';

const renderOnServer = (props: SessionSignOutMenuProps = {}) =>
  renderToString(
    <ClerkProvider publishableKey={`pk_live_${btoa('clerk.example.com$')}`}>
      <SessionSignOutMenu {...props} />
    </ClerkProvider>,
  );

describe('SessionSignOutMenu on a server', () => {
  it('renders a trigger that waits for Clerk, without a window', () => {
    const warn = vi.spyOn(console, 'error').mockImplementation(() => {});
    expect(typeof window).toBe('undefined');

    const html = renderOnServer({ defaultOpen: true, devices: true });

    expect(html).toContain('type="button"');
    expect(html).toContain('aria-label="Loading accounts…"');
    expect(html).toContain('data-loading=""');
    expect(html).not.toContain('role="menu"');
    expect(html).not.toContain('<dialog');
    expect(warn).not.toHaveBeenCalled();
  });

  it('has no inline style, which a Content Security Policy could block', () => {
    expect(renderOnServer()).not.toContain('style=');
  });

  it('has both live regions, empty', () => {
    const html = renderOnServer({ localization: deDE });
    expect(html).toMatch(/role="status"[^>]*><\/span>/);
    expect(html).toMatch(/role="alert"[^>]*><\/span>/);
  });
});
