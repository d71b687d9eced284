import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generateLlms, llmsPath } from './llms.ts';

describe('llms.txt', () => {
  const text = readFileSync(llmsPath, 'utf8');

  it('lists what docs/README.md lists: otherwise run `npm run llms`', () => {
    expect(text).toBe(generateLlms());
  });

  it('has the form of llmstxt.org: a title, a summary, and sections that are lists of links', () => {
    const [title, , summary, , ...rest] = text.trimEnd().split('\n');
    expect(title).toMatch(/^# \S+$/);
    expect(summary).toMatch(/^> ./);
    const links = rest.filter((line) => line !== '' && !line.startsWith('## '));
    expect(links.length).toBeGreaterThan(20);
    expect(links.filter((line) => !/^- \[[^\]]+\]\(https:\/\/[^)]+\): ./.test(line))).toEqual([]);
  });
});
