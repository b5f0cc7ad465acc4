/** Records that name, in every field that can, what fewer may read. */
import { AUDIENCES, type CanaryAudience, type Files, type Ids, yaml } from './canaries.ts';

/** Records of one audience that name those of every narrower one, in each field that can. */
export function namingFor(audience: CanaryAudience, all: Record<CanaryAudience, Ids>): Files {
  const narrower = AUDIENCES.slice(AUDIENCES.indexOf(audience) + 1);
  return Object.assign(
    {},
    ...narrower.map((other): Files => {
      const its = all[other];
      const name = `naming-${audience}-${other}`;
      const objective = its['objective'];
      const [person, kpi] = [its['person'], its['kpi']];
      const components = `<Kpi id="${kpi}"/>\n\n<Trend kpi="${kpi}"/>\n\n<Progress objective="${objective}"/>`;
      const links = `[a](kpi:${kpi}) [b](../kpis/${kpi}.md) [c](objective:${objective}) ![d](../kpis/${kpi}.md)`;
      const decided = { text: 'Decided.', owner: person };
      const retired = { on: '2030-01-01', reason: 'Old.' };
      const records: Record<string, object> = {
        'strategy/a': { owner: person, drives: [its['priority']] },
        'objectives/b': {
          owner: person,
          team: its['team'],
          cycle: its['cycle'],
          supports: [its['priority'], { to: objective, weight: 3 }],
          relates_to: [`priority:${its['priority']}`],
          key_results: [
            { id: 'read', title: 'Read', kpi, from: 1, to: 2 },
            {
              id: 'held',
              title: 'Held',
              owner: person,
              unit: { kind: 'count' },
              hold: { max: 3 },
            },
            { id: 'shared', title: 'Shared', owner: [person], kpi: `kpi:${kpi}`, from: 1, to: 2 },
          ],
          dependencies: [
            { on: objective, confirmed_by: person, risk_owner: person },
            { on: `${objective}.${its['result']}` },
          ],
        },
        'kpis/c': {
          owner: person,
          team: its['team'],
          supports: [its['priority'], its['kpi'], its['person'], its['review'], its['broken']],
          drives: [kpi, `priority:${its['priority']}`],
          source: { system: 'S', steward: person },
        },
        'kpis/e': { owner: [person, `person:${person}`], supports: [`team:${its['team']}`] },
        'initiatives/f': {
          owner: person,
          team: its['team'],
          advances: [objective, kpi, `${objective}.${its['result']}`],
          budget: its['budget'],
        },
        'check-ins/g': {
          date: '2026-11-11',
          author: person,
          about: [objective, kpi, its['initiative'], its['broken']],
          values: { [`${objective}.${its['result']}`]: 1, [`${objective}.nothing`]: 2 },
          explains: [{ kpi, on: '2026-10-31' }],
          decisions: [decided],
          support_needed: [
            { from: person, what: 'Help.' },
            { from: its['team'], what: 'Hands.' },
          ],
        },
        'teams/h': { lead: person, parent: its['team'] },
        'people/i': { name: 'Somebody', team: its['team'], manager: person, role: its['role'] },
      };
      const files: Files = {};
      for (const [path, data] of Object.entries(records)) {
        const [folder = '', letter] = path.split('/');
        const head =
          folder === 'people' || folder === 'check-ins' ? {} : { title: `Naming ${letter}` };
        const kind = { strategy: 'priority', objectives: 'objective', kpis: 'kpi' }[folder];
        const successor =
          kind === undefined ? {} : { retired: { ...retired, superseded_by: its[kind] } };
        const reviewed = { reviewed: { on: '2026-10-01', by: person } };
        const text = yaml({ ...head, audience, ...successor, ...reviewed, ...data });
        const isMdx = folder === 'kpis' || folder === 'objectives';
        files[`content/${folder}/${name}-${letter}.${isMdx ? 'mdx' : 'md'}`] =
          `---\n${text}---\n${isMdx ? `${components}\n\n` : ''}${links}\n`;
      }
      files[`content/measurements/${name}-c.csv`] =
        `date,value,note,by\n2026-09-30,3,,${person}\n2026-10-31,4,,person:${person}\n`;
      files[`content/check-ins/${name}.csv`] =
        `date,author,about,status\n2026-11-12,${person},${kpi},at-risk\n`;
      return files;
    }),
  );
}
