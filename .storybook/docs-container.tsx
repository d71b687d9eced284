import { DocsContainer, type DocsContainerProps } from '@storybook/addon-docs/blocks';
import { type ReactNode, useEffect, useState } from 'react';
import { addons } from 'storybook/preview-api';
import { themes } from 'storybook/theming';

type ColorScheme = 'light dark' | 'light' | 'dark';

/** Docs pages in the color scheme of the toolbar, else of the browser: their prose has no story to set it. */
export function SchemedDocsContainer(props: DocsContainerProps & { children?: ReactNode }) {
  const [scheme, setScheme] = useState<ColorScheme>(schemeOfAddress);
  const isDark = useMedia('(prefers-color-scheme: dark)');

  useEffect(() => {
    const channel = addons.getChannel();
    const follow = ({ globals }: { globals: Record<string, unknown> }) =>
      setScheme((globals['colorScheme'] as ColorScheme | undefined) ?? 'light dark');
    channel.on('globalsUpdated', follow);
    return () => channel.off('globalsUpdated', follow);
  }, []);

  useEffect(() => {
    document.documentElement.style.colorScheme = scheme;
  }, [scheme]);

  const theme = scheme === 'dark' || (scheme === 'light dark' && isDark) ? 'dark' : 'light';
  useEffect(() => {
    document.documentElement.dataset['docsTheme'] = theme;
  }, [theme]);
  return <DocsContainer {...props} theme={themes[theme]} />;
}

function schemeOfAddress(): ColorScheme {
  const globals = new URLSearchParams(window.location.search).get('globals') ?? '';
  const [, scheme] = /(?:^|;)colorScheme:(dark|light)(?:;|$)/.exec(globals) ?? [];
  return (scheme as ColorScheme | undefined) ?? 'light dark';
}

function useMedia(query: string): boolean {
  const [matches, setMatches] = useState(() => window.matchMedia(query).matches);
  useEffect(() => {
    const list = window.matchMedia(query);
    const follow = () => setMatches(list.matches);
    list.addEventListener('change', follow);
    return () => list.removeEventListener('change', follow);
  }, [query]);
  return matches;
}
