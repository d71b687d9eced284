import ts from 'typescript';

/** A phrase that no native speaker would use here, and what to write instead. */
export interface Rule {
  pattern: RegExp;
  /** What to write instead. */
  instead: string;
  /** A sentence that breaks the rule. */
  bad: string;
  /** Sentences that look alike and are plain English. */
  good: readonly string[];
}

const OWNER = String.raw`(?:its|their|our|your|his|her|one’s|one's|\w+’s|\w+'s)`;
/** Words that follow a noun phrase but do not begin one. */
const AFTER_NOUN = String.raw`(?=\s*(?:[.,;:!?)—–(]|$)|\s(?:and|at|below|beside|besides|by|can|for|from|goes|has|holds|in|instead|is|makes|needs|of|on|or|should|that|to|too|when|where|which|while|with|without)\b)`;

export const rules: readonly Rule[] = [
  {
    pattern: /\banew\b/gi,
    instead: 'again',
    bad: 'Everything is loaded anew.',
    good: ['Everything is loaded again.', 'It is a new page.'],
  },
  {
    pattern: /\bbetween two states\b/gi,
    instead: 'in its transitive state',
    bad: 'Clerk is between two states.',
    good: ['It moves between the two states of the button.'],
  },
  {
    pattern: /(?<!\blet )\b(?:go|goes|went|gone) on\b(?!-| to\b| top\b)/gi,
    instead: 'continues, keeps …ing',
    bad: 'Clerk goes on showing the person.',
    good: ['One key goes on to the next match.', 'What is going on?', 'It is let go on a row.'],
  },
  {
    pattern:
      /(?<!\bwhat )\b(?:is|are|was|were) there\b(?! (?:an?|any|no|some|something|anything|more)\b|\?)/gi,
    instead: 'exists, is shown, is mounted',
    bad: 'The region is there before it speaks.',
    good: ['Is there a session left?', 'What is there to do? There is nothing.'],
  },
  {
    pattern: new RegExp(
      String.raw`(?<!\bno [\w-]+ |\bnone |\bone )\bof ${OWNER} own\b${AFTER_NOUN}`,
      'gi',
    ),
    instead: 'its own …, a separate …',
    bad: 'Each test has a server of its own.',
    good: [
      'Each test has its own server.',
      'It reads the context of its own SDK only.',
      'It has no class of its own.',
      'Add one of your own.',
    ],
  },
  {
    pattern: /\breturns the way to\b/gi,
    instead: 'returns a function that …',
    bad: 'Returns the way to stop.',
    good: ['The way to the guide is short.'],
  },
  {
    pattern: /, be it\b/gi,
    instead: 'whether … or …',
    bad: 'It ends, be it here or in another tab.',
    good: ['So be it.'],
  },
  {
    pattern: /\b(?:that|which) (?:is|are) none\b(?! of\b)/gi,
    instead: 'no … , not a …',
    bad: 'An answer that is none proves nothing.',
    good: ['There is none.', 'It is something that is none of these.'],
  },
  {
    pattern:
      /\b(?:that|what|which|clerk|``) (?:is|are) no (?:text|string|list|object|function|number|id|clerk instance|address)\b/gi,
    instead: 'is not a …',
    bad: 'A value that is no text is ignored.',
    good: [
      'A value that is not a text is ignored.',
      'There is no text.',
      'It is no longer a text.',
    ],
  },
  {
    pattern:
      /(?:^|[.!?:] )(?:Not|Gone|Given|Kept|Left|Told) (?:\w+ )?(?:is|are|was|were) (?=the\b|what\b|an?\b|who\b)/g,
    instead: 'begin with the subject',
    bad: 'Not reached are the goals.',
    good: ['The goals are not reached.', 'Not every goal is reached.'],
  },
  {
    pattern: /\bin peace\b/gi,
    instead: 'alone',
    bad: 'It leaves the page in peace.',
    good: ['It leaves the page alone.'],
  },
];

/** A text that people read in a file, joined to one line, and the number of its first line. */
export interface Passage {
  line: number;
  text: string;
}

/** The texts that people read in a file: Markdown text, comments of code, and titles of tests. */
export function passagesOf(path: string, content: string): Passage[] {
  if (/\.mdx?$/.test(path)) return passagesOfMarkdown(content);
  if (path.endsWith('.css')) return matches(content, /\/\*([\s\S]*?)\*\//g);
  return passagesOfCode(path, content);
}

function passagesOfMarkdown(content: string): Passage[] {
  const blank = (text: string) => text.replaceAll(/[^\n]/g, ' ');
  const text = content
    .replaceAll(/```[\s\S]*?```|^import .*$|^export .*$/gm, blank)
    .replaceAll(/`[^`\n]*`/g, '``');
  return matches(text, /((?:^.*\S.*$\n?)+)/gm);
}

function passagesOfCode(path: string, content: string): Passage[] {
  const kind = path.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS;
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true, kind);
  const passages: Passage[] = [];
  const seen = new Set<number>();
  let comment: (ts.CommentRange & { text: string }) | undefined;
  const add = (start: number, text: string) =>
    passages.push({ line: source.getLineAndCharacterOfPosition(start).line + 1, text: flat(text) });
  const flush = () => {
    if (comment) add(comment.pos, comment.text);
    comment = undefined;
  };
  const take = (range: ts.CommentRange) => {
    if (seen.has(range.pos)) return;
    seen.add(range.pos);
    const text = content.slice(range.pos, range.end);
    const isLine = range.kind === ts.SyntaxKind.SingleLineCommentTrivia;
    // Lines of one comment.
    if (comment && isLine && /^\s*$/.test(content.slice(comment.end, range.pos)))
      comment = { ...range, pos: comment.pos, text: `${comment.text}\n${text}` };
    else {
      flush();
      comment = { ...range, text };
    }
  };
  const visit = (node: ts.Node) => {
    if (!ts.isJsxText(node)) {
      ts.getTrailingCommentRanges(content, node.getFullStart())?.forEach(take);
      ts.getLeadingCommentRanges(content, node.getFullStart())?.forEach(take);
    }
    flush();
    if (ts.isCallExpression(node)) {
      const [title] = node.arguments;
      if (title && ts.isStringLiteralLike(title) && isTest(node.expression))
        add(title.getStart(), title.text);
    }
    for (const child of node.getChildren(source)) visit(child);
  };
  visit(source);
  return passages;
}

/** `it`, `describe`, `it.each(…)`, `describe.concurrent`, and so on. */
function isTest(callee: ts.Expression): boolean {
  if (ts.isIdentifier(callee)) return ['it', 'test', 'describe'].includes(callee.text);
  if (ts.isPropertyAccessExpression(callee) || ts.isCallExpression(callee))
    return isTest(callee.expression);
  return false;
}

function matches(content: string, pattern: RegExp): Passage[] {
  return [...content.matchAll(pattern)].map(({ index, 1: text = '' }) => ({
    line: content.slice(0, index).split('\n').length,
    text: flat(text),
  }));
}

/** Removes line breaks and comment marks. */
function flat(text: string): string {
  return text
    .replaceAll(/^\s*(?:\/\*\*?|\*\/|\*|\/\/)/gm, ' ')
    .replaceAll(/\*\/\s*$/g, '')
    .replaceAll(/`[^`\n]*`/g, '``')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

/** Every violation of a rule in a file, as `path:line`, with what to write instead. */
export function findingsIn(path: string, content: string): string[] {
  return passagesOf(path, content).flatMap(({ line, text }) =>
    rules.flatMap(({ pattern, instead }) =>
      [...text.matchAll(pattern)].map(
        ({ index, 0: found }) =>
          `${path}:${line}: "…${text.slice(Math.max(0, index - 30), index + found.length + 20)}…" → ${instead}`,
      ),
    ),
  );
}
