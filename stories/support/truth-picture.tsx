import type { TableRow } from './truth-table.ts';
import './truth-picture.css';

export interface TruthPictureProps {
  /** In the order of the table. Missing rows are left blank. */
  rows: readonly (TableRow | undefined)[];
  /** Where each of them has its place. */
  situations: readonly Pick<TableRow, 'fault' | 'target'>[];
}

const BUTTONS = [
  { key: 'clerk', title: 'Clerk’s SignOutButton' },
  { key: 'ours', title: 'clerk-sign-out' },
] as const;
const CELL = 12;
const MARK = 9;

/** The truth table as two pictures: a column for each fault, a mark for each target. */
export function TruthPicture({ rows, situations }: TruthPictureProps) {
  const faults = [...new Set(situations.map(({ fault }) => fault))];
  const targets = [...new Set(situations.map(({ target }) => target))];
  return (
    <div className="truth-picture">
      {BUTTONS.map(({ key, title }) => {
        const score = scoreOf(rows, key);
        return (
          <figure key={key}>
            <figcaption>
              <strong>{title}</strong> <span>{score}</span>
            </figcaption>
            <svg
              role="img"
              aria-label={`${title}: ${score}`}
              viewBox={`0 0 ${faults.length * CELL} ${targets.length * CELL}`}
            >
              {situations.map(({ fault, target }, index) => {
                const ending = rows[index]?.[key];
                const x = faults.indexOf(fault) * CELL;
                const y = targets.indexOf(target) * CELL;
                return (
                  <g key={`${fault} ${target}`} transform={`translate(${x} ${y})`}>
                    {ending === undefined ? (
                      <rect width={MARK} height={MARK} rx="2" className="truth-blank" />
                    ) : ending.endsWell ? (
                      <rect width={MARK} height={MARK} rx="2" className="truth-good" />
                    ) : (
                      <path
                        d={`M1 1L${MARK - 1} ${MARK - 1}M${MARK - 1} 1L1 ${MARK - 1}`}
                        className="truth-bad"
                      />
                    )}
                  </g>
                );
              })}
            </svg>
          </figure>
        );
      })}
      <p className="truth-legend">
        <svg viewBox={`0 0 ${MARK} ${MARK}`} aria-hidden="true">
          <rect width={MARK} height={MARK} rx="2" className="truth-good" />
        </svg>{' '}
        ends well
        <svg viewBox={`0 0 ${MARK} ${MARK}`} aria-hidden="true">
          <path
            d={`M1 1L${MARK - 1} ${MARK - 1}M${MARK - 1} 1L1 ${MARK - 1}`}
            className="truth-bad"
          />
        </svg>{' '}
        does not
      </p>
    </div>
  );
}

/** `N of M situations end well`, for the given rows. */
export function scoreOf(rows: TruthPictureProps['rows'], button: 'clerk' | 'ours'): string {
  const played = rows.filter((row) => row !== undefined);
  const well = played.filter((row) => row[button].endsWell);
  return `${well.length} of ${played.length} situations end well`;
}
