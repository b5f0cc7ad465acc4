import type { Records } from '../../../schema/index.ts';
import type { Fact } from '../fact.ts';
import { momentAt, workingMoment } from '../moment.ts';
import { replaceOnce, withoutFields } from '../splice.ts';
import { FIRST_DAY, HANDLES_DAY } from '../story/calendar.ts';

const CLERK = 'tomasz-wilk';
const PEOPLE_OFFICE = 'leila-haddad';

/** Roles, teams and people: who was there at the start, who came and who left. */
export function organisationFacts({ roles, teams, people }: Records): Fact[] {
  const begin = (file: string, time: string, message: string): Fact => {
    return { path: file, at: momentAt(FIRST_DAY, time, CLERK), by: CLERK, message };
  };
  const facts = roles.map(({ file }) => begin(file, '09:40', 'Roles, as we hire by them'));
  facts.push(...teams.map(({ file }) => begin(file, '11:05', 'Teams and people, as of today')));
  for (const { file, id, data } of people) {
    const { from = FIRST_DAY, to } = data.active ?? {};
    if (from <= FIRST_DAY) facts.push(begin(file, '11:05', 'Teams and people, as of today'));
    else facts.push(joining(file, data.name ?? id, from, data.manager ?? CLERK));
    if (to !== undefined) facts.push(leaving(file, id, data.name ?? id, to));
    if (data.handles !== undefined && from < HANDLES_DAY) facts.push(handles(file));
  }
  return facts;
}

function joining(path: string, name: string, day: string, by: string): Fact {
  const message = `Welcome, ${name.split(' ')[0]}`;
  return { path, at: workingMoment(day, by, path), by, message };
}

/** On the last day the end is written down and the address taken out. */
function leaving(path: string, id: string, name: string, day: string): Fact {
  const by = PEOPLE_OFFICE;
  const undo = (text: string) =>
    `${replaceOnce(text, `, to: ${day}}`, '}')}contact: ${id.replace('-', '.')}@wrenfield.example\n`;
  return { path, at: momentAt(day, '16:10', by), by, message: `${name} leaves us`, undo };
}

function handles(path: string): Fact {
  return {
    path,
    at: momentAt(HANDLES_DAY, '13:45', CLERK),
    by: CLERK,
    message: 'Tie commits to people\n\nHandles and addresses of everyone who asked for it.',
    undo: (text) => withoutFields(text, ['handles']),
  };
}
