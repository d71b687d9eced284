import { type Ref, useEffect, useState } from 'react';
import type { Claim, HookReading, PageReading } from '../../tests/browser/harness/protocol.ts';
import { endsWell, inWords, WRONGS_IN_WORDS } from '../../tests/browser/situations/in-words.ts';
import type { Report } from '../../tests/browser/situations/play-situation.ts';
import type { Target } from '../../tests/browser/situations/targets.ts';
import { type Happening, happeningsOf } from '../../tests/browser/situations/trace.ts';
import { lies, wrongsOfRecovery } from '../../tests/browser/situations/verdict.ts';
import type { FrameScene, Still } from './frame/open-scene.ts';

export interface SideProps {
  title: string;
  /** The element for the frame. */
  placeRef: Ref<HTMLDivElement>;
  scene: FrameScene | undefined;
  target: Target;
  /** How the situation went, once it was played. */
  report: Report | undefined;
  /** The app and its server once they had settled with the fault. */
  still: Still | undefined;
  isPlaying: boolean;
}

interface View {
  reading: PageReading | undefined;
  held: string[];
  happenings: Happening[];
  unhandled: string[];
}

const NOTHING: View = { reading: undefined, held: [], happenings: [], unhandled: [] };
const POLL_MS = 100;

/** One app of the lab: its frame, what it claims, the sessions on its server, and the requests between the two. */
export function Side({ title, placeRef, scene, target, report, still, isPlaying }: SideProps) {
  const { reading, held, happenings, unhandled } = useView(scene);
  const live = reading && wrongOf(reading, held, target);
  const requests = happenings.filter(({ kind }) => kind === 'request');
  const startedAt = happenings[0]?.at ?? 0;
  const elapsed = (at: number) => `${((at - startedAt) / 1_000).toFixed(2)} s`;
  return (
    <section className="lab-side" aria-label={title}>
      <h2>{title}</h2>
      <Verdict report={report} isPlaying={isPlaying} />
      {still && (
        <figure className="lab-still">
          <figcaption>
            While the fault lasted, and the server held {heldInWords(still.held)}
          </figcaption>
          <iframe
            className="lab-frame"
            title={`${title}, while the fault lasted`}
            sandbox=""
            srcDoc={still.document}
          />
        </figure>
      )}
      <figure className="lab-live">
        {still && <figcaption>Now</figcaption>}
        <div ref={placeRef} className="lab-frame" />
      </figure>
      <dl className="lab-facts">
        <dt>The page says</dt>
        <dd>{reading ? claimInWords(reading) : 'nothing yet'}</dd>
        <dt>The server holds</dt>
        <dd>{heldInWords(held)}</dd>
        <dt>The two</dt>
        <dd>
          {!reading || reading.auth === 'loading' ? (
            <Mark tone="waiting">the page does not say yet</Mark>
          ) : live ? (
            <Mark tone="bad">disagree: {live}</Mark>
          ) : (
            <Mark tone="good">agree</Mark>
          )}
        </dd>
      </dl>
      <details open>
        <summary>Requests ({requests.length})</summary>
        <Happenings happenings={requests} elapsed={elapsed} empty="None yet." />
      </details>
      <details>
        <summary>Timeline ({happenings.length})</summary>
        <Happenings happenings={happenings} elapsed={elapsed} empty="Nothing yet." />
      </details>
      {unhandled.length > 0 && (
        <details open>
          <summary>Unhandled rejections ({unhandled.length})</summary>
          <ul className="lab-log">
            {unhandled.map((message, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: they are only ever added at the end
              <li key={index}>{message}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

/** How the situation ended, in large letters. */
function Verdict({ report, isPlaying }: Pick<SideProps, 'report' | 'isPlaying'>) {
  if (!report)
    return (
      <p className="lab-verdict" data-tone="waiting">
        {isPlaying ? 'Playing…' : 'Not played yet'}
      </p>
    );
  const isGood = endsWell(report);
  return (
    <div className="lab-verdict" data-tone={isGood ? 'good' : 'bad'}>
      <p>
        <Sign tone={isGood ? 'good' : 'bad'} /> {isGood ? 'Ends well' : 'Does not end well'}
      </p>
      <ul>
        {isGood
          ? report.outcome !== undefined && (
              <li>
                and says so: <code>{report.outcome}</code>
              </li>
            )
          : inWords(report).map((text) => <li key={text}>{text}</li>)}
      </ul>
    </div>
  );
}

function useView(scene: FrameScene | undefined): View {
  const [view, setView] = useState<View>(NOTHING);
  useEffect(() => {
    if (!scene) return;
    let known = '';
    const look = () => {
      const reading = scene.glance();
      const next: View = {
        reading,
        held: scene.api.snapshot().signedInSessionIds,
        happenings: happeningsOf(reading?.history ?? [], scene.api),
        unhandled: [...scene.unhandled],
      };
      const { history: _history, at: _at, ...shown } = reading ?? {};
      const seen = JSON.stringify([shown, next.held, next.happenings, next.unhandled]);
      if (seen === known) return;
      known = seen;
      setView(next);
    };
    look();
    const timer = setInterval(look, POLL_MS);
    return () => clearInterval(timer);
  }, [scene]);
  return scene ? view : NOTHING;
}

/** The false claim that the page makes now, if any. */
function wrongOf(reading: PageReading, held: string[], target: Target): string | undefined {
  const [current = ''] = target.sessions.map(({ id }) => id);
  const [wrong] = [
    ...lies([reading], [{ at: 0, signedIn: held }], target, current),
    ...wrongsOfRecovery(reading, held),
  ];
  return wrong && WRONGS_IN_WORDS[wrong.kind];
}

function heldInWords(held: readonly string[]): string {
  return held.length === 0 ? 'no session' : held.join(', ');
}

function claimInWords({ auth, clerkSession, listed, hooks }: Claim): string {
  const [hook] = Object.values(hooks);
  const who =
    auth === 'loading'
      ? 'nothing: it waits for Clerk'
      : auth === 'signed-out'
        ? 'nobody is signed in'
        : `${clerkSession} is signed in${listed.length > 1 ? `, with ${listed.length - 1} more` : ''}`;
  return hook ? `${who}; the button: ${hookInWords(hook)}` : who;
}

function hookInWords({ status, code, redirectCode }: HookReading): string {
  switch (status) {
    case 'idle':
      return 'ready';
    case 'pending':
      return 'signing out';
    case 'redirecting':
      return 'leaving the page';
    case 'signed-out':
      return redirectCode ? `signed out, but not redirected (${redirectCode})` : 'signed out';
    case 'error':
      return `failed (${code})`;
  }
}

function Happenings({
  happenings,
  elapsed,
  empty,
}: {
  happenings: Happening[];
  elapsed: (at: number) => string;
  empty: string;
}) {
  if (happenings.length === 0) return <p>{empty}</p>;
  return (
    <ol className="lab-log">
      {happenings.map(({ at, kind, text }, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they are only ever added at the end
        <li key={index} data-kind={kind}>
          <span>{elapsed(at)}</span> {text}
        </li>
      ))}
    </ol>
  );
}

const SIGNS = { good: '✓', bad: '✗', waiting: '…' };

function Mark({ tone, children }: { tone: keyof typeof SIGNS; children: React.ReactNode }) {
  return (
    <span className="lab-mark" data-tone={tone}>
      <Sign tone={tone} /> {children}
    </span>
  );
}

function Sign({ tone }: { tone: keyof typeof SIGNS }) {
  return <span aria-hidden="true">{SIGNS[tone]}</span>;
}
