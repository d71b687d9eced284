import type { EngineName } from '../tests/browser/engine/page.ts';

/** `essential`: the projects that guard a promise. `all`: also those that vary it. */
export type Scope = 'essential' | 'all';

interface Project {
  name: string;
  /** The engine that it needs, if any. */
  engine?: EngineName;
  scope: Scope;
}

/** The projects of vitest.config.ts, and when each of them runs. */
export const PROJECTS: readonly Project[] = [
  { name: 'unit', scope: 'essential' },
  { name: 'dom', scope: 'essential' },
  { name: 'ssr', scope: 'essential' },
  { name: 'rsc', scope: 'essential' },
  { name: 'package', scope: 'essential' },
  { name: 'installations', scope: 'all' },
  { name: 'chromium', scope: 'essential', engine: 'chromium' },
  { name: 'firefox', scope: 'all', engine: 'firefox' },
  { name: 'webkit', scope: 'all', engine: 'webkit' },
  { name: 'styles', scope: 'essential', engine: 'chromium' },
  { name: 'storybook', scope: 'essential', engine: 'chromium' },
  { name: 'built-storybook', scope: 'all', engine: 'chromium' },
  { name: 'exhaustive', scope: 'all', engine: 'chromium' },
  { name: 'examples', scope: 'all', engine: 'chromium' },
  { name: 'frameworks', scope: 'all', engine: 'chromium' },
];

/** The projects of a run on a machine with these engines. */
export function projectsOf(scope: Scope, engines: ReadonlySet<EngineName>): string[] {
  return PROJECTS.filter(
    ({ scope: own, engine }) =>
      (scope === 'all' || own === 'essential') && (engine === undefined || engines.has(engine)),
  ).map(({ name }) => name);
}

/** The engines that a run needs. */
export function enginesOf(scope: Scope): ReadonlySet<EngineName> {
  return new Set(
    PROJECTS.flatMap(({ scope: own, engine }) =>
      engine && (scope === 'all' || own === 'essential') ? [engine] : [],
    ),
  );
}
