import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { developerMessages } from '../../src/core/developer-messages.ts';
import { SignOutError, type SignOutErrorCode } from '../../src/core/errors.ts';
import { code, joined, table } from './markdown.ts';
import { type Page, pageOf, pages } from './pages.ts';

interface Entry {
  /** Such as `sdk.ts`. */
  file: string;
  /** Its purpose, as a heading. */
  title: string;
  importPaths: string[];
}

interface Export {
  name: string;
  symbol: ts.Symbol;
  page: Page;
  /** The import paths that lead to it. */
  entries: Entry[];
}

/** The documentation that the code has for its exports. */
export interface ExportsReference {
  /** The sections of each page, by its name. */
  pages: Map<string, string>;
  /** The names of every import path, each with a link. */
  index: string;
  /** The attributes that `@selector` names, with their descriptions. */
  attributes: Map<string, string>;
  /** The codes of `SignOutError`, with their descriptions. */
  errors: string;
}

/** Reads the exports of every import path, by the TypeScript compiler. */
export function exportsReference(root: string): ExportsReference {
  const entries = entriesOf(root);
  const { config } = ts.readConfigFile(join(root, 'tsconfig.json'), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, root);
  const files = entries.map(({ file }) => join(root, 'src/entries', file));
  const program = ts.createProgram([...files, join(root, 'src/core/errors.ts')], options);
  const checker = program.getTypeChecker();
  const attributes = new Map<string, string>();
  const exported = new Map<ts.Symbol, Export>();

  for (const entry of entries) {
    const source = program.getSourceFile(join(root, 'src/entries', entry.file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`src/entries/${entry.file} exports nothing.`);
    for (const alias of checker.getExportsOfModule(module)) {
      const { name } = alias;
      const symbol = alias.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(alias) : alias;
      const known = exported.get(symbol);
      if (known) known.entries.push(entry);
      else exported.set(symbol, { name, symbol, page: pageOf(sourceOf(symbol)), entries: [entry] });
    }
  }

  // Values first, then types, each by name.
  const all = [...exported.values()].sort(
    (one, other) =>
      Number(isType(one.symbol)) - Number(isType(other.symbol)) || compare(one.name, other.name),
  );

  const sections = new Map(
    pages.map((page) => [
      page.name,
      all
        .filter((each) => each.page === page)
        .map(describe)
        .join('\n\n'),
    ]),
  );

  const index = joined(
    ...entries.flatMap((entry) => {
      const own = all.filter((each) => each.entries.includes(entry));
      return [
        `## ${entry.title}`,
        entry.importPaths.map(code).join(', '),
        table(
          ['page', 'names'],
          pages
            .map((page) => ({ page, names: own.filter((each) => each.page === page) }))
            .filter(({ names }) => names.length > 0)
            .map(({ page, names }) => [
              `[${page.title}](${page.name}.md)`,
              names.map((each) => linkTo(each)).join(', '),
            ]),
        ),
      ];
    }),
  );

  /** The source of a declaration, from `src` on. */
  function sourceOf(symbol: ts.Symbol): string {
    const path = symbol.declarations?.[0]?.getSourceFile().fileName;
    if (!path) throw new Error(`${symbol.name} is declared nowhere.`);
    return relative(join(root, 'src'), path).replaceAll('\\', '/');
  }

  /** Links to the names in a section that have their own section. Of two with one name, the one on the same page. */
  function mentioned({ symbol, page }: Export, section: string): string | undefined {
    const words = new Set(
      [...section.matchAll(/```[\s\S]*?```|`[^`\n]+`/g)].flatMap(
        ([part]) => part.match(/\w+/g) ?? [],
      ),
    );
    const links = [...words].flatMap((word) => {
      const found = all.filter(({ name }) => name === word);
      const one = found.find((each) => each.page === page) ?? found[0];
      return one && one.symbol !== symbol ? [linkTo(one, page)] : [];
    });
    return links.length > 0 ? `See ${links.join(', ')}.` : undefined;
  }

  function describe(each: Export): string {
    const { name, symbol } = each;
    const declaration = symbol.declarations?.[0];
    if (!declaration) throw new Error(`${name} is declared nowhere.`);
    const section = joined(
      documentation(symbol),
      signatureOf(name, symbol, declaration),
      membersOf(symbol, declaration),
    );
    return joined(
      `## ${name}`,
      `For ${each.entries.map(({ title }) => title).join(', ')}.`,
      section,
      mentioned(each, section),
    );
  }

  /** The parameters of a function, or the definition of a type that is not a list of members. */
  function signatureOf(
    name: string,
    symbol: ts.Symbol,
    declaration: ts.Declaration,
  ): string | undefined {
    if (ts.isTypeAliasDeclaration(declaration)) {
      return ts.isTypeLiteralNode(declaration.type)
        ? undefined
        : fenced(`type ${name} = ${textOf(declaration.type)}`);
    }
    if (ts.isInterfaceDeclaration(declaration)) {
      return declaration.members.length > 0
        ? undefined
        : fenced(textOf(declaration).replace('export ', ''));
    }
    if (ts.isClassDeclaration(declaration)) return undefined;
    const type = checker.getTypeOfSymbolAtLocation(symbol, declaration);
    const [signature] = type.getCallSignatures();
    if (isComponent(name) && signature)
      return fenced(`<${name}> takes ${propsOf(type, declaration)}`);
    if (!signature)
      return isNamed(type) ? fenced(`${name}: ${typeText(type, declaration)}`) : undefined;
    const parameters = signature.parameters.map((parameter) =>
      parameterText(parameter, declaration),
    );
    const returns = ts.isFunctionDeclaration(declaration) && declaration.type;
    const result = returns ? textOf(returns) : typeText(signature.getReturnType(), declaration);
    return fenced(`${name}(${parameters.join(', ')}): ${result}`);
  }

  function parameterText(parameter: ts.Symbol, at: ts.Node): string {
    const own = parameter.valueDeclaration;
    if (!own || !ts.isParameter(own)) return parameter.name;
    // A destructured parameter has no name.
    const label = ts.isIdentifier(own.name) ? parameter.name : 'options';
    const isOptional = own.initializer !== undefined || own.questionToken !== undefined;
    const type = own.type ? textOf(own.type) : typeText(checker.getTypeOfSymbol(parameter), at);
    return `${label}${isOptional ? '?' : ''}: ${type}`;
  }

  /** The props of a component, and the type of its ref. */
  function propsOf(component: ts.Type, at: ts.Node): string {
    const [props] = component.getCallSignatures()[0]?.parameters ?? [];
    return props ? typeText(checker.getTypeOfSymbolAtLocation(props, at), at) : 'no props';
  }

  /** Whether a type has its own section. */
  function isNamed(type: ts.Type): boolean {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    return symbol !== undefined && exported.has(symbol);
  }

  function membersOf(symbol: ts.Symbol, declaration: ts.Declaration): string | undefined {
    if (ts.isInterfaceDeclaration(declaration) && declaration.members.length === 0)
      return undefined;
    if (ts.isTypeAliasDeclaration(declaration) && ts.isUnionTypeNode(declaration.type))
      return undefined;
    const type =
      symbol.flags & ts.SymbolFlags.Type
        ? checker.getDeclaredTypeOfSymbol(symbol)
        : checker.getTypeOfSymbolAtLocation(symbol, declaration);
    if (
      !(symbol.flags & ts.SymbolFlags.Type) &&
      (symbol.flags & ts.SymbolFlags.Function || isNamed(type))
    )
      return undefined;
    if (!(type.flags & (ts.TypeFlags.Object | ts.TypeFlags.Intersection | ts.TypeFlags.Union))) {
      return undefined;
    }
    const members = checker.getPropertiesOfType(type);
    const ours = members.filter((member) => isOurs(member) && !isPrivate(member));
    if (ours.length === 0) return undefined;
    return joined(
      table(
        ['name', 'type', 'default', 'meaning'],
        ours.map((member) => memberRow(member, declaration)),
      ),
      ours.length < members.length
        ? 'And the members of what it extends, of React or JavaScript.'
        : undefined,
    );
  }

  function memberRow(member: ts.Symbol, declaration: ts.Declaration): string[] {
    const at = declaredAt(member);
    const isOptional = Boolean(member.flags & ts.SymbolFlags.Optional);
    const tags = member.getJsDocTags(checker);
    const tag = (name: string) =>
      ts.displayPartsToString(tags.find((each) => each.name === name)?.text);
    const selector = /\[(data-[\w-]+)\]/.exec(tag('selector'))?.[1];
    const meaning = documentation(member);
    if (selector !== undefined && !attributes.has(selector)) {
      attributes.set(selector, meaning || code(member.name));
    }
    const otherwise = tag('default');
    return [
      code(`${member.name}${isOptional ? '?' : ''}`),
      code(memberType(member, at ?? declaration)),
      /`|\w \w/.test(otherwise) ? otherwise : code(otherwise),
      joined(meaning, selector && code(`[${selector}]`)),
    ];
  }

  function memberType(member: ts.Symbol, at: ts.Node): string {
    const isOne = member.declarations?.length === 1;
    // The type as written, not as the compiler resolves it, unless it is a conditional type.
    if (isOne && ts.isPropertySignature(at) && at.type && !ts.isConditionalTypeNode(at.type)) {
      return withoutUndefined(textOf(at.type));
    }
    if (ts.isMethodSignature(at))
      return textOf(at)
        .replace(/^[^(<]+/, '')
        .replace(/;$/, '');
    const type = checker.getTypeOfSymbolAtLocation(member, at);
    if (isComponent(member.name) && type.getCallSignatures().length > 0) {
      return `Component<${propsOf(type, at)}>`;
    }
    return withoutUndefined(typeText(type, at));
  }

  function typeText(type: ts.Type, at: ts.Node): string {
    const {
      NoTruncation,
      UseAliasDefinedOutsideCurrentScope,
      UseSingleQuotesForStringLiteralType,
    } = ts.TypeFormatFlags;
    return checker.typeToString(
      type,
      at,
      NoTruncation | UseAliasDefinedOutsideCurrentScope | UseSingleQuotesForStringLiteralType,
    );
  }

  function documentation(symbol: ts.Symbol): string {
    return ts.displayPartsToString(symbol.getDocumentationComment(checker)).trim();
  }

  return { pages: sections, index, attributes, errors: errorsOf() };
}

/** The titles of the entries. An entry that is not listed has its import path as title. */
const TITLES: Record<string, string> = { 'sdk.ts': 'React', 'native.ts': 'React Native' };

/** The entries by purpose, the components first. */
function entriesOf(root: string): Entry[] {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, unknown>;
  };
  const entries = new Map<string, string[]>();
  for (const [path, target] of Object.entries(exports)) {
    if (typeof target === 'string' || path.endsWith('.css')) continue;
    const file = `${path.replace(/^\.\/?/, '')}.ts`;
    // An import path without an entry file shares that of another SDK.
    const shared = path.endsWith('expo') ? 'native.ts' : 'sdk.ts';
    const own = existsSync(join(root, 'src/entries', file)) ? file : shared;
    entries.set(own, [...(entries.get(own) ?? []), path.replace('.', name)]);
  }
  return [...entries].map(([file, importPaths]) => ({
    file,
    title: TITLES[file] ?? importPaths.map(code).join(', '),
    importPaths,
  }));
}

/** The table of codes. */
function errorsOf(): string {
  const rows = Object.entries(developerMessages?.errors ?? {}).map(([name, meaning]) => [
    `[${code(name)}](../errors.md#${name})`,
    new SignOutError(name as SignOutErrorCode).retryable ? 'yes' : 'no',
    meaning,
  ]);
  return joined('## Error codes', table(['code', 'retryable', 'meaning'], rows));
}

function isType(symbol: ts.Symbol): boolean {
  return !(symbol.flags & ts.SymbolFlags.Value);
}

/** A link from another page, or from within the page. */
function linkTo({ name, page }: Export, from?: Page): string {
  return `[${code(name)}](${page === from ? '' : `${page.name}.md`}#${name.toLowerCase()})`;
}

function declaredAt(symbol: ts.Symbol): ts.Declaration | undefined {
  return symbol.valueDeclaration ?? symbol.declarations?.[0];
}

function isOurs(symbol: ts.Symbol): boolean {
  const file = declaredAt(symbol)?.getSourceFile().fileName;
  return file === undefined || !file.includes('/node_modules/');
}

function isPrivate(symbol: ts.Symbol): boolean {
  const declaration = declaredAt(symbol);
  return Boolean(
    declaration && ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Private,
  );
}

/** Code as one line, without its comments. */
function textOf(node: ts.Node): string {
  return node
    .getText()
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/\s+/g, ' ')
    .replace(/^\| /, '')
    .trim();
}

/** Every option may be `undefined`, so the rows do not repeat it. */
function withoutUndefined(type: string): string {
  return type.replace(/ \| undefined$/, '').replace(/^\((.*)\)$/, '$1');
}

function fenced(text: string): string {
  return `\`\`\`ts\n${text}\n\`\`\``;
}

function isComponent(name: string): boolean {
  return /^[A-Z]/.test(name);
}

function compare(one: string, other: string): number {
  return one < other ? -1 : 1;
}
