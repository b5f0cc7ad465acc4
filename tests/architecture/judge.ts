/** Compares imports with the table of rooms: which arrows exist, which are allowed, which go round. */
import { resolveImport, type SourceFile } from './imports.ts';

/** A row of the table: what a room may import, or everything. */
export interface Room {
  name: string;
  mayImport: string[] | 'all';
}

interface Arrow {
  from: string;
  to: string;
}

/** The table "Rooms" of `src/README.md`, row by row. */
export function readTable(markdown: string): Room[] {
  return markdown
    .split('\n')
    .filter((line) => line.startsWith('| ') && !/^\| (?:room \||---)/.test(line))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .filter((cells) => cells.length === 6)
    .map((cells) => ({ name: cells[1] ?? '', mayImport: readCell(cells[4] ?? '') }));
}

function readCell(cell: string): string[] | 'all' {
  if (cell === 'all') return 'all';
  return cell === '–' ? [] : cell.split(',').map((name) => name.trim());
}

/** One sentence for every import that the table does not allow or that misses a room's door. */
export function judgeArrows(files: SourceFile[], table: Room[]): string[] {
  const rooms = new Map(table.map((room) => [room.name, room]));
  const paths = new Set(files.map((file) => file.path));
  return arrowsOf(files).flatMap((arrow) => judgeArrow(arrow, rooms, paths));
}

function judgeArrow({ from, to }: Arrow, rooms: Map<string, Room>, paths: Set<string>): string[] {
  if (to.startsWith('..')) return [`${from} imports ${to}, which lies outside src.`];
  if (isCode(to) && !paths.has(to)) return [`${from} imports ${to}, which does not exist.`];
  const [source, target] = [roomOf(from), roomOf(to)];
  if (source === target) return [];
  const problems: string[] = [];
  if (!isAllowed(source, target, rooms)) {
    problems.push(
      `${from} imports ${to}, but the table in src/README.md does not let ${source ?? 'index.ts'} import ${target ?? 'index.ts'}.`,
    );
  }
  if (target !== null && to !== `${target}/index.ts`) {
    problems.push(`${from} enters ${target} by ${to}; its door is ${target}/index.ts.`);
  }
  return problems;
}

/** `index.ts` may import every room but cli; only a room that may import all may import `index.ts`. */
function isAllowed(
  source: string | null,
  target: string | null,
  rooms: Map<string, Room>,
): boolean {
  const allowed = source === null ? 'all' : (rooms.get(source)?.mayImport ?? []);
  if (source === null) return target !== 'cli';
  if (allowed === 'all') return true;
  return target !== null && allowed.includes(target);
}

/** One sentence for every circle of files, and of rooms, with its path. */
export function judgeCircles(files: SourceFile[]): string[] {
  const arrows = arrowsOf(files);
  const betweenRooms = arrows
    .map(({ from, to }) => ({ from: roomOf(from) ?? 'index.ts', to: roomOf(to) ?? 'index.ts' }))
    .filter(({ from, to }) => from !== to);
  return [
    ...findCircles(arrows).map((path) => `These files import each other: ${path.join(' → ')}.`),
    ...findCircles(betweenRooms).map(
      (path) => `These rooms import each other: ${path.join(' → ')}.`,
    ),
  ];
}

function arrowsOf(files: SourceFile[]): Arrow[] {
  return files.flatMap((file) =>
    file.imports
      .map((specifier) => resolveImport(file.path, specifier))
      .filter((to) => to !== null)
      .map((to) => ({ from: file.path, to })),
  );
}

/** The room a path lies in; null for a file directly in `src`. */
function roomOf(path: string): string | null {
  return path.includes('/') ? (path.split('/')[0] ?? null) : null;
}

function isCode(path: string): boolean {
  return /\.(?:ts|mts|mjs|js|astro)$/.test(path);
}

/** Circles met by a depth-first walk, each as its path with the first node repeated at the end. */
function findCircles(arrows: Arrow[]): string[][] {
  const next = new Map<string, Set<string>>();
  for (const { from, to } of arrows) next.set(from, (next.get(from) ?? new Set()).add(to));
  const circles: string[][] = [];
  const done = new Set<string>();
  const walk = (node: string, path: string[]): void => {
    const met = path.indexOf(node);
    if (met !== -1) circles.push([...path.slice(met), node]);
    if (met !== -1 || done.has(node)) return;
    for (const to of next.get(node) ?? []) walk(to, [...path, node]);
    done.add(node);
  };
  for (const node of next.keys()) walk(node, []);
  return circles;
}
