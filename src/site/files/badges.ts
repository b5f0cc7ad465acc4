import type { Publication, Status } from '../../publish/index.ts';
import { element, escapeMarkup, text } from '../charts/svg.ts';
import { STATUS_FACES } from '../status.ts';
import { plainLine, type SiteFile } from './site-file.ts';

const HEIGHT = 22;
const PADDING = 8;
/** Mean width of a character of 12 px in the fonts that stand in for each other. */
const CHARACTER = 6.6;
const LONGEST = 40;

/** A picture is shown on pages we do not know: its colours are its own, each with white at AA. */
const COLOURS: Record<Status, string> = {
  'on-track': '#1c6a6d',
  achieved: '#1c6a6d',
  'at-risk': '#8d5b06',
  'off-track': '#a93122',
  missed: '#a93122',
  stale: '#66625a',
  'no-data': '#66625a',
  'not-started': '#66625a',
  retired: '#66625a',
};

/** `badges/KIND/ID.svg` for everything that has a status: its name, and the status in word, shape and colour. */
export function badgeFiles(publication: Publication): SiteFile[] {
  const { priorities, objectives, kpis, initiatives } = publication;
  return [
    ...priorities.map((one) => badgeFile('strategy', one.id, one.title, one.status)),
    ...objectives.map((one) => badgeFile('objectives', one.id, one.title, one.status)),
    ...kpis.map((one) => badgeFile('kpis', one.id, one.title, one.progress.status)),
    ...initiatives.map((one) => badgeFile('initiatives', one.id, one.title, one.status)),
  ];
}

function badgeFile(folder: string, id: string, title: string, status: Status): SiteFile {
  return { path: `badges/${folder}/${id}.svg`, text: `${badge(shorten(title), status)}\n` };
}

function badge(label: string, status: Status): string {
  const { word, shape } = STATUS_FACES[status];
  const says = `${shape} ${word}`;
  const left = widthOf(label);
  const right = widthOf(says);
  const words = { y: 15, 'font-family': 'Verdana, Geneva, sans-serif', 'font-size': 11 };
  const parts = [
    element('title', {}, escapeMarkup(`${label}: ${word}`)),
    element('rect', { width: left + right, height: HEIGHT, rx: 3, fill: '#3a3833' }),
    element('path', { d: rightHalf(left, right), fill: COLOURS[status] }),
    text({ ...words, x: PADDING, fill: '#ffffff', textLength: left - 2 * PADDING }, label),
    text({ ...words, x: left + PADDING, fill: '#ffffff', textLength: right - 2 * PADDING }, says),
  ];
  const box = { width: left + right, height: HEIGHT, viewBox: `0 0 ${left + right} ${HEIGHT}` };
  const namespace = 'http://www.w3.org/2000/svg';
  return element('svg', { xmlns: namespace, ...box, role: 'img' }, parts.join(''));
}

function rightHalf(left: number, right: number): string {
  return `M${left} 0h${right - 3}a3 3 0 0 1 3 3v${HEIGHT - 6}a3 3 0 0 1-3 3h-${right - 3}z`;
}

function widthOf(words: string): number {
  return Math.ceil([...words].length * CHARACTER) + 2 * PADDING;
}

function shorten(title: string): string {
  const characters = [...plainLine(title)];
  return characters.length <= LONGEST
    ? characters.join('')
    : `${characters
        .slice(0, LONGEST - 1)
        .join('')
        .trimEnd()}…`;
}
