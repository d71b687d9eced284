import truthTable from '../../docs/truth-table.md?raw';
import { TruthPicture } from '../support/truth-picture.tsx';
import { readTruthTable } from '../support/truth-table.ts';
import './front-page.css';

const rows = readTruthTable(truthTable);

const PROMISES = [
  [
    'Truth',
    'It never says “signed out” while the server still has the session, and never hides a failure.',
  ],
  ['No wreck', 'After any failure the app is usable again, and nobody has to reload it.'],
  ['Once', 'One request, however many clicks, buttons, components or tabs.'],
  ['Drop-in', 'What works with Clerk’s button works here: change the import.'],
] as const;

const WAYS: readonly (readonly [title: string, links: readonly (readonly [string, string])[]])[] = [
  [
    'Components',
    [
      ['SignOutButton', 'docs/signoutbutton-guide--docs'],
      ['SessionSignOutMenu', 'docs/sessionsignoutmenu-guide--docs'],
      ['Device sessions', 'docs/devicesessions-guide--docs'],
      ['SignOutStatus', 'docs/signoutstatus-guide--docs'],
      ['SignOutCover', 'docs/signoutcover-guide--docs'],
      ['UserBoundary', 'docs/userboundary-guide--docs'],
    ],
  ],
  [
    'Hooks',
    [
      ['useSignOut', 'docs/hooks-usesignout-guide--docs'],
      ['useSignedInSessions', 'docs/hooks-usesignedinsessions-guide--docs'],
      ['useDeviceSessions', 'docs/hooks-usedevicesessions-guide--docs'],
      ['useSignedOut', 'docs/hooks-usesignedout-guide--docs'],
      ['useSignOutGuard', 'docs/hooks-usesignoutguard-guide--docs'],
      ['useBeforeSignOut', 'docs/hooks-usebeforesignout-guide--docs'],
    ],
  ],
  [
    'Guides',
    [
      ['Getting started', 'docs/guides-getting-started--docs'],
      ['Replacing Clerk’s button', 'docs/guides-replacing-clerk-s-button--docs'],
      ['Theming', 'docs/guides-theming--docs'],
      ['Testing sign-out', 'docs/guides-testing-sign-out--docs'],
      ['Errors', 'docs/guides-errors--docs'],
      ['Reference', 'docs/reference-reference--docs'],
    ],
  ],
];

/** What the package does and why, with links to the rest. */
export function FrontPage() {
  return (
    <div className="front-page sb-unstyled">
      <h1>clerk-sign-out</h1>
      <p className="front-page-lead">
        Sign-out for Clerk that tells the truth. Change one import, and the button shows what it
        waits for and why it failed; or use the hooks with your own markup.
      </p>
      <div className="front-page-columns">
        <section aria-labelledby="front-page-why">
          <h2 id="front-page-why">{rows.length} situations, on the real clerk-js</h2>
          <TruthPicture rows={rows} situations={rows} />
          <p>
            Each column is a fault, each row a sign-out target.{' '}
            <a href="./?path=/story/fault-lab--lab" target="_top">
              Try each of them in the fault lab
            </a>{' '}
            or{' '}
            <a href="./?path=/docs/guides-the-truth-table--docs" target="_top">
              read them all
            </a>
            .
          </p>
        </section>
        <section aria-labelledby="front-page-promises">
          <h2 id="front-page-promises">Four promises</h2>
          <dl>
            {PROMISES.map(([name, text]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{text}</dd>
              </div>
            ))}
          </dl>
        </section>
      </div>
      <nav aria-label="Where to go next" className="front-page-columns">
        {WAYS.map(([title, links]) => (
          <section key={title}>
            <h2>{title}</h2>
            <ul>
              {links.map(([text, path]) => (
                <li key={path}>
                  <a href={`./?path=/${path}`} target="_top">
                    {text}
                  </a>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </nav>
      <p>
        Everything here runs offline: Clerk is faked, and the toolbar sets who is signed in and how
        the network behaves.
      </p>
    </div>
  );
}
