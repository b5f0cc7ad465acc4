/** Reads what every source file imports: static, dynamic, re-exported and type imports alike. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import ts from 'typescript';

/** One source file: its path below `src`, its length, and the specifiers it imports as written. */
export interface SourceFile {
  path: string;
  lines: number;
  imports: string[];
}

const CODE = /\.(?:ts|mts|mjs|js|astro)$/;

/** Every source file below `root`, sorted by path, with its imports. */
export function readSourceFiles(root: string): SourceFile[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && CODE.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => {
      const text = readFileSync(file, 'utf8');
      const path = file.slice(root.length + 1).replaceAll('\\', '/');
      return { path, lines: text.split('\n').length - 1, imports: importsOf(path, text) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/** The specifiers a file imports, in order, without repeats. Astro files: front matter and scripts. */
export function importsOf(path: string, text: string): string[] {
  const parts = path.endsWith('.astro') ? scriptsOf(text) : [text];
  return [...new Set(parts.flatMap(specifiersOf))];
}

/** The file a relative specifier names, as a path below `src`; null for packages and virtual modules. */
export function resolveImport(from: string, specifier: string): string | null {
  if (!specifier.startsWith('.')) return null;
  return posix.join(posix.dirname(from), specifier.replace(/\?.*$/, ''));
}

function specifiersOf(code: string): string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    const specifier = specifierOf(node);
    if (specifier && ts.isStringLiteralLike(specifier)) found.push(specifier.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile('file.ts', code, ts.ScriptTarget.Latest));
  return found;
}

function specifierOf(node: ts.Node): ts.Node | undefined {
  if (ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) return node.moduleSpecifier;
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument))
    return node.argument.literal;
  if (!ts.isCallExpression(node)) return undefined;
  const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
  return isImport || isMetaResolve(node.expression) ? node.arguments[0] : undefined;
}

function isMetaResolve(expression: ts.Expression): boolean {
  return (
    ts.isPropertyAccessExpression(expression) &&
    ts.isMetaProperty(expression.expression) &&
    expression.name.text === 'resolve'
  );
}

function scriptsOf(astro: string): string[] {
  const frontMatter = /^\s*---\r?\n([\s\S]*?)\r?\n---/.exec(astro)?.[1] ?? '';
  const scripts = [...astro.matchAll(/<script\b[^>]*>([\s\S]*?)<\/script>/g)].map(
    (m) => m[1] ?? '',
  );
  return [frontMatter, ...scripts];
}
