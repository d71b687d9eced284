import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { resolve } = createRequire(import.meta.url);

/** A sheet from npm with an app's rules for elements. */
export interface Reset {
  name: string;
  css: string;
  /**
   * It has rules for `[type="button"]`, which are as specific as one class. Ours must come later, or a class of the app
   * could not win either.
   */
  isAsStrongAsClass?: boolean;
}

function fromPackage(name: string, path: string, more: Partial<Reset> = {}): Reset {
  return { name, css: readFileSync(resolve(path), 'utf8'), ...more };
}

const tailwind4 = fromPackage('Tailwind 4 preflight', 'tailwindcss/preflight.css');

/** Tailwind 3 inserts its theme into the file. */
function tailwind3(name: string, path: string, more?: Partial<Reset>): Reset {
  const { css } = fromPackage(name, path);
  return { name, css: css.replaceAll(/theme\([^,]*, ?((?:[^()]|\([^)]*\))*)\)/g, '$1'), ...more };
}

/** Written to break as much as possible: elements, nested elements, states, and all at once. Every run tests it. */
export const strongestReset: Reset = {
  name: 'everything by hand',
  css: `
    * { margin: 0; padding: 0; border: 0; font: inherit; color: inherit; letter-spacing: 1px; max-width: 65ch }
    svg, img { display: block; vertical-align: middle; max-width: 100%; fill: currentcolor }
    span { display: inline-block; padding: 1px; line-height: 3; background: pink }
    main form button, button { float: left; height: 50px; width: 300px; text-transform: uppercase; box-shadow: 0 0 9px red }
    button:hover { background: #eee; color: #111; transform: scale(1.1); filter: brightness(2) }
    button:focus { outline: 0; box-shadow: 0 0 0 4px blue }
    dialog { padding: 0; border: 0; margin: 0; width: 100vw; max-width: none }
    h2 { font-size: 56px; letter-spacing: -1px; text-transform: uppercase; margin: 99px }
    dialog[open] { display: flex }
    dialog::backdrop { opacity: 0.5; filter: blur(9px) }
    p:first-child, ul:last-child { margin: 0 }
    ul:not(.browser-default) { padding: 0; list-style: none }
    p, ul, li { margin: 9px; padding: 9px; list-style: none; line-height: 2 }`,
};

export const resets: readonly Reset[] = [
  {
    ...tailwind4,
    css: `@layer theme, base, components, utilities; @layer base {${tailwind4.css}}`,
  },
  { ...tailwind4, name: 'Tailwind 4 preflight in no layer' },
  tailwind3('Tailwind 3.4 preflight', 'tailwindcss-3/src/css/preflight.css'),
  tailwind3('Tailwind 3.3 preflight', 'tailwindcss-3-3/src/css/preflight.css', {
    isAsStrongAsClass: true,
  }),
  fromPackage('Bootstrap reboot', 'bootstrap/dist/css/bootstrap-reboot.css'),
  fromPackage('Bootstrap', 'bootstrap/dist/css/bootstrap.css'),
  fromPackage('Bulma', 'bulma/css/bulma.css'),
  fromPackage('Pico', '@picocss/pico/css/pico.css', { isAsStrongAsClass: true }),
  fromPackage('Pico without classes', '@picocss/pico/css/pico.classless.css', {
    isAsStrongAsClass: true,
  }),
  fromPackage('Ant Design reset', 'antd/dist/reset.css'),
  fromPackage('normalize', 'normalize.css/normalize.css'),
  fromPackage('modern-normalize', 'modern-normalize/modern-normalize.css'),
  fromPackage('sanitize', 'sanitize.css/sanitize.css'),
  fromPackage('sanitize, forms', 'sanitize.css/forms.css'),
  fromPackage('The New CSS Reset', 'the-new-css-reset/css/reset.css'),
  fromPackage('Vite 5 template', 'create-vite-5/template-react-ts/src/index.css'),
  fromPackage('Milligram', 'milligram/dist/milligram.css'),
  fromPackage('Water', 'water.css/out/water.css'),
  { name: 'button { all: unset }', css: 'button { all: unset }' },
  strongestReset,
];
