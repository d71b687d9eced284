import { describe, expect, it } from 'vitest';
import config from '../vitest.config.ts';
import { enginesOf, PROJECTS, projectsOf } from './test-projects.ts';

const nameOf = (project: unknown) => (project as { test: { name: string } }).test.name;

describe('projectsOf', () => {
  it('knows every project, so that none is left out by a forgotten line', () => {
    const { test } = config as { test: { projects: unknown[] } };
    expect(new Set(PROJECTS.map(({ name }) => name))).toEqual(new Set(test.projects.map(nameOf)));
  });

  it('contains every project in a full run with every engine installed', () => {
    const all = projectsOf('all', new Set(['chromium', 'firefox', 'webkit']));
    expect(all).toEqual(PROJECTS.map(({ name }) => name));
  });

  it('leaves out projects whose engine is not installed', () => {
    const without = projectsOf('all', new Set(['chromium', 'firefox']));
    expect(PROJECTS.map(({ name }) => name).filter((name) => !without.includes(name))).toEqual([
      'webkit',
    ]);
  });

  it('leaves the variations out of an essential run', () => {
    expect(projectsOf('essential', new Set(['chromium']))).toEqual([
      'unit',
      'dom',
      'ssr',
      'rsc',
      'package',
      'chromium',
      'styles',
      'storybook',
    ]);
    expect([...enginesOf('essential')]).toEqual(['chromium']);
  });
});
