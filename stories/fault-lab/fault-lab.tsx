import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { endsWell } from '../../tests/browser/situations/in-words.ts';
import {
  lift,
  type Play,
  playSituation,
  type Report,
  sceneOptionsOf,
  strike,
} from '../../tests/browser/situations/play-situation.ts';
import { clerkButton, oneHook } from '../../tests/browser/situations/subjects.ts';
import type { Whom } from '../../tests/browser/situations/targets.ts';
import { type FrameScene, openScene, type Still } from './frame/open-scene.ts';
import {
  addressOf,
  type LabSettings,
  MOST_SESSIONS,
  OWN_EFFECTS,
  type OwnEffect,
  playOf,
  slugOf,
  WHOM,
} from './settings.ts';
import { Side } from './side.tsx';
import './fault-lab.css';
import { labFaults } from './situations.ts';

export interface FaultLabProps {
  settings: LabSettings;
  onChange: (change: Partial<LabSettings>) => void;
}

type Phase = 'opening' | 'ready' | 'playing' | 'played' | 'failed';

const SIDES = [
  {
    subject: clerkButton,
    title: 'Clerk’s SignOutButton',
    frameTitle: 'An app with the SignOutButton of @clerk/react',
  },
  {
    subject: oneHook,
    title: 'SignOutButton of clerk-sign-out',
    frameTitle: 'An app with the SignOutButton of clerk-sign-out',
  },
] as const;

/** Two apps with the real Clerk, each in its own document, and a server that can be made to fail. */
export function FaultLab({ settings: given, onChange }: FaultLabProps) {
  // Storybook creates new args with every render; only different values are another situation.
  const key = JSON.stringify(given);
  const settings = useMemo(() => JSON.parse(key) as LabSettings, [key]);
  const [phase, setPhase] = useState<Phase>('opening');
  const [reports, setReports] = useState<(Report | undefined)[]>([]);
  const [stills, setStills] = useState<(Still | undefined)[]>([]);
  const [isLifted, setLifted] = useState(false);
  const [failure, setFailure] = useState('');
  const [scenes, setScenes] = useState<(FrameScene | undefined)[]>([]);
  const places = useRef<(HTMLDivElement | null)[]>([]);
  const run = useRef(0);

  /** Opens both apps again; `null` if a newer call has replaced this one. */
  const openBoth = useCallback(
    async (
      visit: (scene: FrameScene, situation: Play, index: number) => Promise<void>,
      next: Phase,
    ) => {
      run.current += 1;
      const own = run.current;
      setReports([]);
      setStills([]);
      setLifted(false);
      const opening = SIDES.map(({ subject, frameTitle }, index) => {
        const situation = playOf(settings, subject);
        const place = places.current[index] as HTMLElement;
        return { situation, ...openScene(place, frameTitle, sceneOptionsOf(situation)) };
      });
      setScenes(opening.map(({ scene }) => scene));
      try {
        await Promise.all(
          opening.map(async ({ opened, situation }, index) =>
            visit(await opened, situation, index),
          ),
        );
        if (run.current === own) setPhase(next);
      } catch (error) {
        if (run.current !== own) return;
        setFailure(String(error));
        setPhase('failed');
      }
    },
    [settings],
  );

  const prepare = useCallback(() => {
    setPhase('opening');
    void openBoth((scene, { fault, target }) => strike(scene, fault, target), 'ready');
  }, [openBoth]);

  const play = () => {
    if (phase === 'playing') return;
    setPhase('playing');
    void openBoth(async (scene, situation, index) => {
      const stage = { play: <Result,>(_: unknown, act: (own: FrameScene) => Result) => act(scene) };
      const report = await playSituation(stage, situation, () => {
        const still = scene.still();
        setStills((before) => Object.assign([...before], { [index]: still }));
      });
      setReports((before) => Object.assign([...before], { [index]: report }));
    }, 'played');
  };

  useEffect(() => {
    prepare();
    const { current } = places;
    return () => {
      run.current += 1;
      for (const place of current) place?.replaceChildren();
    };
  }, [prepare]);

  const press = () => {
    if (phase !== 'ready') return;
    const { fault } = playOf(settings, oneHook);
    for (const scene of scenes) void scene?.call('click', ['first'], fault.clicks);
  };
  const mend = () => {
    if (phase !== 'ready' || isLifted) return;
    setLifted(true);
    for (const [index, { subject }] of SIDES.entries()) {
      const scene = scenes[index];
      if (scene) void lift(scene, playOf(settings, subject).fault);
    }
  };

  const { target } = playOf(settings, oneHook);
  return (
    <div className="lab-bench">
      <Controls settings={settings} onChange={onChange} />
      <div className="lab-actions">
        <button
          type="button"
          className="lab-primary"
          onClick={play}
          aria-disabled={phase === 'playing'}
        >
          {phase === 'playing' ? 'Playing…' : 'Play the situation'}
        </button>
        <button type="button" onClick={press} aria-disabled={phase !== 'ready'}>
          Press both buttons
        </button>
        <button type="button" onClick={mend} aria-disabled={phase !== 'ready' || isLifted}>
          Lift the fault
        </button>
        <button type="button" onClick={prepare}>
          Start again
        </button>
        <a href={addressOf(settings)} target="_top">
          Link to this situation
        </a>
      </div>
      <p role="status" aria-label="The lab" className="lab-status">
        {statusOf(phase, reports, isLifted) ?? failure}
      </p>
      <div className="lab-sides">
        {SIDES.map(({ title }, index) => (
          <Side
            key={title}
            title={title}
            placeRef={(place) => {
              places.current[index] = place;
            }}
            scene={scenes[index]}
            target={target}
            report={reports[index]}
            still={stills[index]}
            isPlaying={phase === 'playing'}
          />
        ))}
      </div>
    </div>
  );
}

function statusOf(
  phase: Phase,
  reports: (Report | undefined)[],
  isLifted: boolean,
): string | undefined {
  switch (phase) {
    case 'opening':
      return 'Clerk is loading in both apps.';
    case 'ready':
      return isLifted
        ? 'The fault is gone. Is each app usable again, without a reload?'
        : 'Both apps are signed in, and the fault waits. Press a button in an app, or both.';
    case 'playing':
      return 'Signs out with the fault, lifts it, signs out again, and asks the server.';
    case 'failed':
      return undefined;
    case 'played': {
      const [clerk, ours] = reports.map((report) => report !== undefined && endsWell(report));
      return `Clerk’s button ${clerk ? 'ends well' : 'does not end well'}. Ours ${ours ? 'ends well' : 'does not end well'}.`;
    }
  }
}

function Controls({ settings, onChange }: FaultLabProps) {
  const id = useId();
  const { fault, sessions, whom, effect, status, delayMs, disconnects } = settings;
  const hasStatus = effect === 'status' || effect === 'html';
  return (
    <form className="lab-controls" onSubmit={(event) => event.preventDefault()}>
      <Field id={`${id}-fault`} label="What goes wrong">
        <select
          id={`${id}-fault`}
          value={fault}
          onChange={({ target }) => onChange({ fault: target.value })}
        >
          <option value="own">A fault of your own</option>
          <optgroup label="The truth table">
            {labFaults.map((each) => (
              <option key={each.name} value={slugOf(each)}>
                {each.name}
              </option>
            ))}
          </optgroup>
        </select>
      </Field>
      {fault === 'own' && (
        <>
          <Field id={`${id}-effect`} label="Your fault">
            <select
              id={`${id}-effect`}
              value={effect}
              onChange={({ target }) => onChange({ effect: target.value as OwnEffect })}
            >
              {Object.entries(OWN_EFFECTS).map(([value, title]) => (
                <option key={value} value={value}>
                  {title}
                </option>
              ))}
            </select>
          </Field>
          {hasStatus && (
            <NumberField
              id={`${id}-status`}
              label="Status"
              value={status}
              min={effect === 'html' ? 200 : 400}
              max={599}
              onChange={(value) => onChange({ status: value })}
            />
          )}
          {effect === 'delay' && (
            <NumberField
              id={`${id}-delay`}
              label="Milliseconds"
              value={delayMs}
              min={0}
              max={60_000}
              onChange={(value) => onChange({ delayMs: value })}
            />
          )}
          {effect !== 'offline' && (
            <label className="lab-check">
              <input
                type="checkbox"
                checked={disconnects}
                onChange={({ target }) => onChange({ disconnects: target.checked })}
              />
              The browser goes offline in mid-flight
            </label>
          )}
        </>
      )}
      <NumberField
        id={`${id}-sessions`}
        label="Sessions"
        value={sessions}
        min={whom === 'other' ? 2 : 1}
        max={MOST_SESSIONS}
        onChange={(value) => onChange({ sessions: value })}
      />
      <Field id={`${id}-whom`} label="What is to end">
        <select
          id={`${id}-whom`}
          value={whom}
          onChange={({ target }) => onChange({ whom: target.value as Whom })}
        >
          {Object.entries(WHOM).map(([value, title]) => (
            <option key={value} value={value}>
              {title}
            </option>
          ))}
        </select>
      </Field>
    </form>
  );
}

function Field({ id, label, children }: { id: string; label: string; children: React.ReactNode }) {
  return (
    <div className="lab-field">
      <label htmlFor={id}>{label}</label>
      {children}
    </div>
  );
}

interface NumberFieldProps {
  id: string;
  label: string;
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
}

/** Reports a number once it is valid. */
function NumberField({ id, label, value, min, max, onChange }: NumberFieldProps) {
  const [text, setText] = useState(String(value));
  useEffect(() => setText(String(value)), [value]);
  return (
    <Field id={id} label={label}>
      <input
        id={id}
        type="number"
        value={text}
        min={min}
        max={max}
        onChange={({ target }) => {
          setText(target.value);
          const number = target.valueAsNumber;
          if (Number.isInteger(number) && number >= min && number <= max) onChange(number);
        }}
        onBlur={() => setText(String(value))}
      />
    </Field>
  );
}
