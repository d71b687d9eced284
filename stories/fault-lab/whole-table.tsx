import { useEffect, useId, useRef, useState } from 'react';
import { scoreOf, TruthPicture } from '../support/truth-picture.tsx';
import type { TableRow } from '../support/truth-table.ts';
import { runTable, type TableRun } from './run-table.ts';
import { labSituations } from './situations.ts';

const PLACES = labSituations.map(({ fault, target }) => ({
  fault: fault.name,
  target: target.name,
}));

type Rows = readonly (TableRow | undefined)[];

/** Plays every situation of the truth table here and now, with both buttons. */
export function WholeTable() {
  const [rows, setRows] = useState<Rows>([]);
  const [run, setRun] = useState<TableRun>();
  const place = useRef<HTMLDivElement>(null);
  const id = useId();
  const played = rows.filter((row) => row !== undefined).length;
  const total = labSituations.length;

  const start = () => {
    setRows([]);
    const started = runTable(place.current as HTMLElement, (row, index) =>
      setRows((before) => Object.assign([...before], { [index]: row })),
    );
    setRun(started);
    void started.done.then(() => setRun(undefined));
  };
  useEffect(() => () => run?.stop(), [run]);

  return (
    <section className="lab-table" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>The whole table</h2>
      <p>
        Every fault with everything that can be asked to end: {total} situations, each with both
        buttons, on the clerk-js and the <code>@clerk/react</code> of this Storybook. It takes a
        minute or two. A change of session or organization by the app is left out: the frames here
        do not have the focus, so Clerk would not tell the server.
      </p>
      <div className="lab-actions">
        {run ? (
          <button type="button" onClick={run.stop}>
            Stop
          </button>
        ) : (
          <button type="button" className="lab-primary" onClick={start}>
            Run all
          </button>
        )}
        {(run || played > 0) && (
          <>
            <progress aria-label="Situations played" value={played} max={total} />
            <span>
              {played} of {total}
            </span>
          </>
        )}
      </div>
      <p role="status" aria-label="The score" className="lab-status">
        {!run &&
          played > 0 &&
          `Clerk’s: ${scoreOf(rows, 'clerk')}. Ours: ${scoreOf(rows, 'ours')}.`}
      </p>
      {played > 0 && (
        <>
          <TruthPicture rows={rows} situations={PLACES} />
          <details>
            <summary>In words</summary>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrollable region must be reachable by keyboard */}
            <section className="lab-scroll" aria-label="Every situation" tabIndex={0}>
              <table>
                <thead>
                  <tr>
                    <th scope="col">What goes wrong</th>
                    <th scope="col">What is to end</th>
                    <th scope="col">Clerk’s</th>
                    <th scope="col">Ours</th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(
                    (row) =>
                      row && (
                        <tr key={`${row.fault} ${row.target}`}>
                          <td>{row.fault}</td>
                          <td>{row.target}</td>
                          <td>{inCell(row.clerk)}</td>
                          <td>{inCell(row.ours)}</td>
                        </tr>
                      ),
                  )}
                </tbody>
              </table>
            </section>
          </details>
        </>
      )}
      {/* Hidden but laid out: a frame without layout would not behave like a visible page. */}
      <div ref={place} className="lab-hidden" inert aria-hidden="true" />
    </section>
  );
}

function inCell({ endsWell, text }: TableRow['ours']): string {
  return endsWell ? `✓ ${text}` : `✗ ${text}`;
}
