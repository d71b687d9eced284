import { Markdown } from '@storybook/addon-docs/blocks';

export interface GuideProps {
  /** The file, from the root of the repository. */
  path: string;
  text: string;
  /** The title in Storybook of every file that has a page. */
  titles: Record<string, string>;
}

const SOURCE = 'https://github.com/clerk-sign-out/clerk-sign-out/blob/main/';

/** A file of `docs` as a page of Storybook: the same text, with links to other pages of Storybook. */
export function Guide({ path, text, titles }: GuideProps) {
  return <Markdown options={{ slugify: slugOfHeading }}>{withLinks(path, text, titles)}</Markdown>;
}

function withLinks(path: string, text: string, titles: Record<string, string>): string {
  return (
    text
      .replaceAll(/<!--[\s\S]*?-->\n*/g, '')
      // This Markdown parser reads an underscore within a word as emphasis; others do not.
      .replaceAll(/^#+ .*_.*$/gm, (heading) => heading.replaceAll('_', '\\_'))
      .replaceAll(/\]\((?!\w+:|#)([^)#\s]+)(#[^)\s]*)?\)/g, (_link, to: string, hash = '') => {
        const file = new URL(to, `file:///${path}`).pathname.slice(1);
        const title = titles[file];
        if (file.startsWith('docs/images/')) return `](${file.replace('docs/', '')})`;
        return title === undefined
          ? `](${SOURCE}${file}${hash})`
          : `](?path=/docs/${idOf(title)}--docs${hash})`;
      })
  );
}

/** The id of a page, as Storybook derives it from a title. */
function idOf(title: string): string {
  return title
    .toLowerCase()
    .replaceAll(/[ ’–—―′¿'`~!@#$%^&*()_|+\-=?;:'",.<>{}[\]\\/]/gi, '-')
    .replaceAll(/-+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** As GitHub does, so that the same link works on both. */
function slugOfHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
    .replaceAll(/\s/g, '-');
}
