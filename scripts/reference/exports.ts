import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { developerMessages } from '../../src/core/developer-messages.ts';
import { SignOutError, type SignOutErrorCode } from '../../src/core/errors.ts';
import { code, joined, table } from './markdown.ts';

interface Entry {
  /** Such as `sdk.ts`. */
  file: string;
  importPaths: string[];
}

/** What the code says of its exports. */
export interface ExportsReference {
  markdown: string;
  /** The attributes that `@selector` names, with what is said of them. */
  attributes: Map<string, string>;
  /** The codes of `SignOutError`, with what is said of them. */
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
  const seen = new Map<ts.Symbol, string>();
  const attributes = new Map<string, string>();
  const exportedTypes = new Set<ts.Symbol>();

  const modules = entries.map(({ file, importPaths }) => {
    const source = program.getSourceFile(join(root, 'src/entries', file));
    const module = source && checker.getSymbolAtLocation(source);
    if (!module) throw new Error(`src/entries/${file} exports nothing.`);
    const exported = checker
      .getExportsOfModule(module)
      .map((symbol) => ({
        name: symbol.name,
        symbol: symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
      }))
      .sort((one, other) => compare(one.name, other.name));
    for (const { symbol } of exported) exportedTypes.add(symbol);
    return { importPaths, exported };
  });

  const sections = modules.map(({ importPaths, exported }) => {
    const title = importPaths.map(code).join(', ');
    const known = exported.filter(({ symbol }) => seen.has(symbol));
    const own = exported.filter(({ symbol }) => !seen.has(symbol));
    for (const { name, symbol } of own) seen.set(symbol, name);
    const values = own.filter(({ symbol }) => symbol.flags & ts.SymbolFlags.Value);
    const types = own.filter(({ symbol }) => !(symbol.flags & ts.SymbolFlags.Value));
    return joined(
      `## ${title}`,
      known.length > 0
        ? `As above: ${known.map(({ name }) => `[${code(name)}](#${name.toLowerCase()})`).join(', ')}.`
        : undefined,
      ...[...values, ...types].map(({ name, symbol }) => describe(name, symbol)),
    );
  });

  function describe(name: string, symbol: ts.Symbol): string {
    const declaration = symbol.declarations?.[0];
    if (!declaration) throw new Error(`${name} is declared nowhere.`);
    return joined(
      `### ${name}`,
      documentation(symbol),
      signatureOf(name, symbol, declaration),
      membersOf(symbol, declaration),
    );
  }

  /** What a value is called with, and what a type that is no list of members is. */
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
    // One that is taken apart has no name of its own.
    const label = ts.isIdentifier(own.name) ? parameter.name : 'options';
    const isOptional = own.initializer !== undefined || own.questionToken !== undefined;
    const type = own.type ? textOf(own.type) : typeText(checker.getTypeOfSymbol(parameter), at);
    return `${label}${isOptional ? '?' : ''}: ${type}`;
  }

  /** The props of a component, and what its ref is. */
  function propsOf(component: ts.Type, at: ts.Node): string {
    const [props] = component.getCallSignatures()[0]?.parameters ?? [];
    return props ? typeText(checker.getTypeOfSymbolAtLocation(props, at), at) : 'no props';
  }

  /** Whether a type has a section of its own. */
  function isNamed(type: ts.Type): boolean {
    const symbol = type.aliasSymbol ?? type.getSymbol();
    return symbol !== undefined && exportedTypes.has(symbol);
  }

  function membersOf(symbol: ts.Symbol, declaration: ts.Declaration): string | undefined {
    if (ts.isInterfaceDeclaration(declaration) && declaration.members.length === 0)
      return undefined;
    if (ts.isTypeAliasDeclaration(declaration) && ts.isUnionTypeNode(declaration.type))
      return undefined;
    const isType = Boolean(symbol.flags & ts.SymbolFlags.Type);
    const type = isType
      ? checker.getDeclaredTypeOfSymbol(symbol)
      : checker.getTypeOfSymbolAtLocation(symbol, declaration);
    if (!isType && (symbol.flags & ts.SymbolFlags.Function || isNamed(type))) return undefined;
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
    // As it is written, rather than as the compiler resolves it; except where that depends on something else.
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

  return { markdown: joined(...sections), attributes, errors: errorsOf() };
}

/** Entries by what they are for: the components first. */
function entriesOf(root: string): Entry[] {
  const { name, exports } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, unknown>;
  };
  const entries = new Map<string, string[]>();
  for (const [path, target] of Object.entries(exports)) {
    if (typeof target === 'string') continue;
    const file = `${path.replace(/^\.\/?/, '')}.ts`;
    // What has no entry of its own is the same one on another SDK.
    const shared = path.endsWith('expo') ? 'native.ts' : 'sdk.ts';
    const own = existsSync(join(root, 'src/entries', file)) ? file : shared;
    entries.set(own, [...(entries.get(own) ?? []), path.replace('.', name)]);
  }
  return [...entries].map(([file, importPaths]) => ({ file, importPaths }));
}

/** The table of codes. */
function errorsOf(): string {
  const rows = Object.entries(developerMessages?.errors ?? {}).map(([name, meaning]) => [
    `[${code(name)}](errors.md#${name})`,
    new SignOutError(name as SignOutErrorCode).retryable ? 'yes' : 'no',
    meaning,
  ]);
  return joined('## Error codes', table(['code', 'retryable', 'meaning'], rows));
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

/** Every option may be `undefined`; saying so in every row says nothing. */
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
