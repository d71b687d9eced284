import type { Decorator } from '@storybook/react-vite';
import { Fragment, useEffect, useState } from 'react';
import { clerkOf } from '../../src/entries/storybook.ts';
import type { FrontendApi } from '../../src/entries/testing.ts';
import './inspector.css';

/**
 * A Storybook decorator: below markup that uses a hook, shows live what the hook returns and the sessions on the server.
 *
 * @param useValues The hook. Its state is shared, so it can be another call than the one in the markup.
 */
export function withInspector(title: string, useValues: () => Record<string, unknown>): Decorator {
  return (Story, context) => (
    <>
      <Story />
      <Inspector title={title} useValues={useValues} server={clerkOf(context).server} />
    </>
  );
}

interface InspectorProps {
  title: string;
  useValues: () => Record<string, unknown>;
  server: FrontendApi;
}

function Inspector({ title, useValues, server }: InspectorProps) {
  const values = useValues();
  const { signedInSessionIds, deviceSessionIds } = useSnapshot(server);
  return (
    <div className="inspector">
      <Panel title={title} values={values} />
      <Panel
        title="The server holds"
        values={{
          sessions: signedInSessionIds.join(', ') || 'none',
          'other devices': deviceSessionIds.join(', ') || 'none',
        }}
      />
    </div>
  );
}

function Panel({ title, values }: { title: string; values: Record<string, unknown> }) {
  return (
    <div>
      <p>{title}</p>
      <dl>
        {Object.entries(values).map(([name, value]) => (
          <Fragment key={name}>
            <dt>{name}</dt>
            <dd>{inWords(value)}</dd>
          </Fragment>
        ))}
      </dl>
    </div>
  );
}

function inWords(value: unknown): string {
  if (value === undefined) return 'undefined';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function useSnapshot(server: FrontendApi) {
  const [snapshot, setSnapshot] = useState(() => server.snapshot());
  useEffect(() => {
    setSnapshot(server.snapshot());
    return server.subscribe(() => setSnapshot(server.snapshot()));
  }, [server]);
  return snapshot;
}
