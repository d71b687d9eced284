import { dirname, join, posix, relative, sep } from 'node:path';
import ts from 'typescript';

interface Layer {
  /** The folders of `src` that this one may import from. */
  folders: readonly string[];
  /** The packages and seams that it may import. */
  packages: readonly string[];
}

/** What every folder of `src` may import. Imports only go down. */
export const layers: Record<string, Layer> = {
  core: { folders: [], packages: [] },
  browser: { folders: ['core'], packages: [] },
  clerk: { folders: ['core', 'browser'], packages: ['#clerk'] },
  messages: { folders: ['core'], packages: ['#shared'] },
  react: {
    folders: ['core', 'browser', 'clerk', 'messages'],
    packages: ['react', '#clerk', '#pathname', '#shared'],
  },
  components: {
    folders: ['core', 'browser', 'clerk', 'messages', 'react'],
    packages: ['react', '#shared'],
  },
  ui: {
    folders: ['core', 'browser', 'clerk', 'messages', 'react', 'components'],
    packages: ['react', '#shared'],
  },
  native: {
    folders: ['core', 'browser', 'clerk', 'messages', 'react', 'components'],
    packages: ['react', 'react-native', '#shared'],
  },
  js: { folders: ['core', 'browser', 'clerk'], packages: ['#shared'] },
  testing: { folders: ['core'], packages: ['msw', 'react'] },
  entries: {
    folders: ['core', 'messages', 'react', 'components', 'ui', 'native', 'js', 'testing'],
    packages: ['#shared'],
  },
};

/** Folders that `#shared` bundles once: the folders above import values from `#shared`, and only types from these. */
const SHARED = ['core', 'browser', 'clerk'];

/**
 * The forbidden imports of a file of `src`, in words.
 *
 * @param file The path below `src`, such as `core/runs.ts`.
 */
export function violationsOf(file: string, text: string): string[] {
  const [folder = ''] = file.split('/');
  const layer = layers[folder];
  if (!layer) return file.includes('/') ? [`${folder} is not in the table of layers`] : [];
  return importsOf(text).flatMap(({ specifier, isTypeOnly }) => {
    if (!specifier.startsWith('.')) {
      const isKnown = layer.packages.some(
        (name) => specifier === name || specifier.startsWith(`${name}/`),
      );
      return isKnown ? [] : [`${folder} may not import ${specifier}`];
    }
    const path = relative('src', join('src', dirname(file), specifier))
      .split(sep)
      .join('/');
    const [target = ''] = path.split('/');
    if (!/\.(tsx?|css)$/.test(specifier)) return [`${specifier} names no file as it is called`];
    if (target === folder) return [];
    if (!layer.folders.includes(target)) return [`${folder} may not import from ${target}`];
    if (SHARED.includes(target) && !SHARED.includes(folder) && !isTypeOnly)
      return [`${folder} takes values of ${target} from #shared`];
    if (folder === 'testing' && path !== 'core/types.ts')
      return ['testing knows the types of core, core/types.ts, and nothing else'];
    return [];
  });
}

/**
 * The first cycle of imports, including types, as a list of files in which each imports the next; empty if none exists.
 *
 * @param textOf The text of each file of `src`, by its path below `src`.
 */
export function circleOf(textOf: ReadonlyMap<string, string>): string[] {
  const finished = new Set<string>();
  const path: string[] = [];
  const follow = (file: string): string[] => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (finished.has(file)) return [];
    path.push(file);
    for (const { specifier } of importsOf(textOf.get(file) ?? '')) {
      if (!specifier.startsWith('.')) continue;
      const circle = follow(posix.join(posix.dirname(file), specifier));
      if (circle.length > 0) return circle;
    }
    path.pop();
    finished.add(file);
    return [];
  };
  for (const file of textOf.keys()) {
    const circle = follow(file);
    if (circle.length > 0) return circle;
  }
  return [];
}

interface Import {
  specifier: string;
  isTypeOnly: boolean;
}

function importsOf(text: string): Import[] {
  const imports: Import[] = [];
  const visit = (node: ts.Node) => {
    if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
      imports.push({
        specifier: node.moduleSpecifier.text,
        isTypeOnly: node.importClause?.phaseModifier === ts.SyntaxKind.TypeKeyword,
      });
    } else if (
      ts.isExportDeclaration(node) &&
      node.moduleSpecifier &&
      ts.isStringLiteral(node.moduleSpecifier)
    ) {
      imports.push({ specifier: node.moduleSpecifier.text, isTypeOnly: node.isTypeOnly });
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      const [argument] = node.arguments;
      if (argument && ts.isStringLiteral(argument))
        imports.push({ specifier: argument.text, isTypeOnly: false });
    }
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.tsx', text, ts.ScriptTarget.Latest, false, ts.ScriptKind.TSX));
  return imports;
}
