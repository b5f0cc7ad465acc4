/** The language server as an editor meets it: a process, spoken to over its streams. */
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RenameFile, TextDocumentEdit, WorkspaceEdit } from 'vscode-languageserver-protocol';
import { Editor } from '../editor-client.ts';
import { filesIn, put } from '../terminal.ts';

const KPI = 'content/kpis/answers.yaml';
const OBJECTIVE = 'content/objectives/fast.md';
const FILES: Record<string, string> = {
  'throughline.yaml':
    'organization:\n  name: Example\n  vision: Nobody waits.\ncalendar: {as_of: 2026-11-20}\n',
  'content/strategy/reliable.yaml': 'title: Rely on us\nperspective: customer\nowner: ana-ruiz\n',
  'content/people/ana-ruiz.yaml':
    'name: Ana Ruiz\nteam: core\nrole: lead\nactive: {from: 2026-01-01}\n',
  'content/people/bo-lind.yaml':
    'name: Bo Lind\nteam: core\nrole: lead\nactive: {from: 2026-01-01}\n',
  'content/roles/lead.yaml':
    'title: Lead\noutcomes: {results: [x], actions: [y], behaviors: [z]}\nskills: [{skill: s, level: 1}]\n',
  'content/teams/core.yaml': 'title: Core\nlead: ana-ruiz\n',
  'content/cycles/2026-q4.yaml':
    'title: Q4\nstart: 2026-10-01\nend: 2026-12-31\nkind: quarter\ncheck_in: monthly\nreview_by: 2027-01-31\n',
  [OBJECTIVE]:
    '---\ntitle: Answer at once\nowner: ana-ruiz\nteam: core\ncycle: 2026-q4\nsupports: [reliable]\nkey_results:\n  - id: share\n    title: Answered in a day, 90 of 100\n    unit: {kind: percent}\n    direction: increase\n    from: 50\n    to: 90\n---\n\nText.\n',
  [KPI]:
    'title: Answered within a day\nowner: ana-ruiz\nsupports: [fast]\nunit: {kind: percent}\ndirection: increase\nbaseline: {value: 50, on: 2026-01-01}\ntarget: {value: 90, by: 2026-12-31}\ncadence: monthly\n',
  'content/measurements/answers.csv': 'date,value,note,by\n2026-10-31,80,,ana-ruiz\n',
  'content/check-ins/2026-w46/fast.md':
    '---\ndate: 2026-11-13\nauthor: ana-ruiz\nabout: [fast, kpi:answers]\nvalues:\n  share: 70\n---\n\n## Progress\n\nWell.\n',
  'content/check-ins/core.csv':
    'date,author,about,status,confidence,value,note\n2026-11-06,ana-ruiz,fast.share,on-track,0.8,65,\n',
};

let folder: string;
let editor: Editor;
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-editor-')));
  put(folder, FILES);
  editor = new Editor(folder);
});
afterEach(() => {
  editor.kill();
  rmSync(folder, { recursive: true, force: true });
});

const text = (path: string) => readFileSync(join(folder, path), 'utf8');
async function opened(...paths: string[]): Promise<void> {
  await editor.start();
  for (const path of paths) await editor.open(path, text(path));
}

describe('findings', () => {
  it('stand on unsaved text, in the file and in others that it concerns, and go when it is mended', async () => {
    await opened(KPI, OBJECTIVE);
    await editor.replace(KPI, 'owner: ana-ruiz', 'owner: ana-riuz');
    expect(
      await editor.findings(KPI, (list) => list.some((one) => one.includes('riuz'))),
    ).toContain('content/known-reference: There is no person `ana-riuz`.');
    await editor.replace(KPI, 'ana-riuz', 'ana-ruiz');
    await editor.findings(KPI, (list) => !list.some((one) => one.includes('riuz')));
    await editor.replace(OBJECTIVE, 'supports: [reliable]', 'supports: []');
    const other = await editor.findings(KPI, (list) => list.some((one) => /traces/.test(one)));
    expect(other.join('\n')).toContain('kpi/traces-to-strategy');
    expect(text(KPI)).toBe(FILES[KPI]);
  });

  it('survive half-typed YAML, and come back with the text of the disk when a file is closed', async () => {
    await opened(KPI);
    for (const piece of ['supports: [', '"', '\n  - : {', '\n\t', '---\n', '&a *a', '\u0000']) {
      await editor.type(KPI, 0, 0, piece);
      await editor.hover(KPI, 'cadence');
      await editor.complete(KPI, 'cadence', 3);
    }
    expect(await editor.findings(KPI, (list) => list.length > 0)).not.toEqual([]);
    await editor.close(KPI);
    await editor.findings(KPI, (list) => !list.some((one) => /syntax|readable/.test(one)));
  });

  it('follow the disk, other unsaved files and the configuration', async () => {
    await opened('throughline.yaml');
    await editor.replace('throughline.yaml', 'name: Example', 'nmae: Example');
    const config = await editor.findings('throughline.yaml', (list) =>
      list.some((one) => /nmae/.test(one)),
    );
    expect(config[0]).toContain('`nmae` is not a field of `organization`.');
    writeFileSync(join(folder, KPI), text(KPI).replace('ana-ruiz', 'nobody'));
    await editor.changedOnDisk(KPI);
    await editor.findings(KPI, (list) => list.some((one) => one.includes('`nobody`')));
    await editor.open('content/people/nobody.yaml', 'name: Now Somebody\n');
    await editor.findings(KPI, (list) => !list.some((one) => one.includes('`nobody`')));
  });

  it('follow a file that goes and one that comes, and leave notes beside the content alone', async () => {
    await opened(KPI);
    await editor.findings(KPI);
    rmSync(join(folder, 'content/people/ana-ruiz.yaml'));
    await editor.changedOnDisk('content/people/ana-ruiz.yaml');
    await editor.findings(KPI, (list) => list.some((one) => one.includes('no person `ana-ruiz`')));
    put(folder, { 'content/people/ana-ruiz.yaml': FILES['content/people/ana-ruiz.yaml'] ?? '' });
    await editor.changedOnDisk('content/people/ana-ruiz.yaml');
    await editor.findings(KPI, (list) => !list.some((one) => one.includes('no person `ana-ruiz`')));
    await editor.open('content/kpis/README.md', '# Notes\n');
    await editor.type('content/kpis/README.md', 0, 0, 'x');
    expect(await editor.complete('content/kpis/README.md', 'x')).toEqual([]);
    expect(editor.diagnostics.get(editor.uri('content/kpis/README.md')) ?? []).toEqual([]);
  });

  it('are those of the organisation nearest above a file, and of none for a file outside', async () => {
    const other = join(folder, 'other');
    put(other, { 'throughline.yaml': 'organization: {name: Other}\n' });
    await editor.start([]);
    await editor.open('other/content/teams/a.yaml', 'title: A\nlead: ana-ruiz\n');
    expect(
      await editor.findings('other/content/teams/a.yaml', (list) => list.length > 0),
    ).toContain('content/known-reference: There is no person `ana-ruiz`.');
    await editor.open('../elsewhere.yaml', 'title: [\n');
    await editor.open('notes.txt', 'title: [\n');
    expect(await editor.hover('../elsewhere.yaml', 'title')).toBe('');
    expect(await editor.complete('notes.txt', 'title')).toEqual([]);
    expect(await editor.end()).toBe(0);
  });
});

describe('completion', () => {
  const labels = async (path: string, mark: string) =>
    (await editor.complete(path, mark)).map(({ label }) => label);

  it('offers the keys that are missing, with what they mean', async () => {
    await opened(KPI, OBJECTIVE);
    await editor.type(KPI, 0, 0, 'de\n');
    const keys = await editor.complete(KPI, 'de');
    expect(keys.map(({ label }) => label)).toContain('decision');
    expect(keys.map(({ label }) => label)).not.toContain('owner');
    expect(keys.find(({ label }) => label === 'decision')).toMatchObject({
      documentation: 'What is done differently because of it.',
    });
    await editor.replace(KPI, 'target: {value: 90, by', 'target: {value: 90, mo, by');
    expect(await labels(KPI, 'value: 90, mo')).toContain('mode');
    await editor.replace(OBJECTIVE, '    to: 90\n', '    to: 90\n    ow\n');
    expect(await labels(OBJECTIVE, '    ow')).toContain('owner');
    expect(await labels(OBJECTIVE, 'Tex')).toEqual([]);
  });

  it('offers words, today, and ids of the kinds that belong there with their titles', async () => {
    await opened(KPI, OBJECTIVE, 'content/measurements/answers.csv', 'content/check-ins/core.csv');
    await editor.replace(KPI, 'direction: increase', 'direction: ');
    expect(await labels(KPI, 'direction: ')).toEqual(['increase', 'decrease', 'maintain']);
    expect(await labels(KPI, 'by: ')).toEqual(['2026-11-20']);
    expect(await labels(KPI, 'supports: [')).toEqual(['fast', 'reliable']);
    const people = await editor.complete(KPI, 'owner: ');
    expect(people.map(({ label, detail }) => [label, detail])).toEqual([
      ['ana-ruiz', 'Ana Ruiz'],
      ['bo-lind', 'Bo Lind'],
    ]);
    await editor.replace(OBJECTIVE, 'supports: [reliable]', 'supports:\n  - re\n  - {to: re}');
    expect(await labels(OBJECTIVE, '  - re')).toContain('reliable');
    expect(await labels(OBJECTIVE, '{to: re')).toContain('reliable');
    const table = 'content/measurements/answers.csv';
    await editor.type(table, text(table).length, text(table).length, '2026-11-01,3,,a');
    expect(await labels(table, '3,,a')).toEqual(['ana-ruiz', 'bo-lind']);
    expect(await labels(table, '2026-11')).toEqual(['2026-11-20']);
    expect(await labels('content/check-ins/core.csv', 'fast.share,')).toEqual([
      'on-track',
      'at-risk',
      'off-track',
    ]);
  });

  it('writes in place of what is typed, and nothing beside it', async () => {
    await opened(KPI);
    await editor.replace(KPI, 'owner: ana-ruiz', 'owner: ana-r # she');
    const [ana] = await editor.complete(KPI, 'owner: an');
    const start = editor.at(KPI, 'ana-r #').position;
    expect(ana?.textEdit).toEqual({
      newText: 'ana-ruiz',
      range: { start, end: { line: start.line, character: start.character + 'ana-r'.length } },
    });
  });
});

describe('hover', () => {
  it('says of a name who it is, how it stands and where it leads', async () => {
    await opened('content/check-ins/2026-w46/fast.md', KPI);
    await editor.replace(KPI, 'owner: ana-ruiz', 'owner: bo-lind');
    await editor.findings(KPI);
    const card = await editor.hover('content/check-ins/2026-w46/fast.md', 'fast, kpi');
    expect(card).toMatch(/\*\*Answer at once\*\*\n\nobjective · `fast`/);
    expect(card).toContain('Owner: Ana Ruiz');
    expect(card).toMatch(/\*\*(on track|at risk|off track|achieved)\*\*/);
    expect(card).toContain('this → Rely on us (`reliable`) → *Nobody waits.*');
    expect(await editor.hover(KPI, 'Answered')).toContain('KPI · `answers`');
    expect(await editor.hover(KPI, 'Answered')).toContain('Owner: Bo Lind');
  });

  it('says of a key what belongs there, and of text what it is: nothing', async () => {
    await opened(KPI);
    expect(await editor.hover(KPI, 'cadence')).toContain('How often a value is due.');
    expect(await editor.hover(KPI, 'by: 2026')).toContain('The day it is to be reached');
    expect(await editor.hover(KPI, '2026-12-31')).toBe('');
  });

  it('shows what people wrote as text: no link, no image, no markup', async () => {
    await opened(KPI, 'content/people/ana-ruiz.yaml');
    await editor.replace(
      'content/people/ana-ruiz.yaml',
      'Ana Ruiz',
      '"![x](http://x.example) <b>[y](command:z)"',
    );
    const card = await editor.hover(KPI, 'ana-ruiz');
    expect(card).toContain('\\!\\[x\\]\\(http://x.example\\) \\<b\\>\\[y\\]\\(command:z\\)');
  });
});

describe('navigation', () => {
  it('leads from a name to where it is defined, and from there to all who name it', async () => {
    await opened(KPI, OBJECTIVE, 'content/check-ins/core.csv');
    const definition = await editor.definition(KPI, 'fast]');
    expect(definition?.uri).toBe(editor.uri(OBJECTIVE));
    expect(definition?.range.start).toEqual({ line: 1, character: 7 });
    const result = await editor.definition('content/check-ins/core.csv', 'fast.share');
    expect(result).toMatchObject({ uri: editor.uri(OBJECTIVE), range: { start: { line: 7 } } });
    const found = await editor.references(OBJECTIVE, 'Answer at once');
    expect(found.map(({ uri }) => uri.slice(editor.uri('').length + 1))).toEqual([
      OBJECTIVE,
      'content/check-ins/2026-w46/fast.md',
      KPI,
    ]);
    const share = await editor.references(OBJECTIVE, 'share');
    expect(share.map(({ uri }) => uri.slice(editor.uri('').length + 1))).toEqual([
      OBJECTIVE,
      'content/check-ins/2026-w46/fast.md',
      'content/check-ins/core.csv',
      'content/check-ins/core.csv',
    ]);
  });
});

describe('rename', () => {
  /** Carries out an edit on the files on the disk, as an editor would. */
  function carryOut(edit: WorkspaceEdit): void {
    for (const change of edit.documentChanges ?? []) {
      if ('textDocument' in change) applyTo(change);
      else if (change.kind === 'rename') move(change);
    }
  }
  const pathOf = (uri: string) => decodeURIComponent(uri.slice(editor.uri('').length + 1));
  function applyTo({ textDocument, edits }: TextDocumentEdit): void {
    const path = join(folder, pathOf(textDocument.uri));
    let content = readFileSync(path, 'utf8');
    const starts = [0, ...[...content.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const offset = ({ line, character }: { line: number; character: number }) =>
      (starts[line] ?? 0) + character;
    for (const one of edits.toReversed()) {
      if (!('newText' in one)) throw new Error('not a plain edit');
      content =
        content.slice(0, offset(one.range.start)) +
        one.newText +
        content.slice(offset(one.range.end));
    }
    writeFileSync(path, content);
  }
  function move({ oldUri, newUri }: RenameFile): void {
    const content = readFileSync(join(folder, pathOf(oldUri)), 'utf8');
    rmSync(join(folder, pathOf(oldUri)));
    put(folder, { [pathOf(newUri)]: content });
  }

  it('gives an objective another id everywhere, with its file, and remembers the old one', async () => {
    await opened(OBJECTIVE);
    expect(await editor.prepareRename(OBJECTIVE, 'Answer')).toMatchObject({ placeholder: 'fast' });
    const edit = await editor.rename(OBJECTIVE, 'Answer', 'at-once');
    for (const [path, before] of Object.entries(FILES)) expect(text(path)).toBe(before);
    carryOut(edit);
    const files = filesIn(folder);
    expect(files[OBJECTIVE]).toBeUndefined();
    expect(files['content/objectives/at-once.md']).toBe(
      FILES[OBJECTIVE]?.replace('---\n\nText', 'formerly: [fast]\n---\n\nText'),
    );
    expect(files[KPI]).toBe(FILES[KPI]?.replace('[fast]', '[at-once]'));
    expect(files['content/check-ins/2026-w46/fast.md']).toContain('about: [at-once, kpi:answers]');
    expect(files['content/check-ins/core.csv']).toContain('ana-ruiz,at-once.share,on-track');
    expect(files['content/check-ins/core.csv']).toContain(',65,');
  });

  it('gives a KPI another id with its measurements, keeping its kind where it was written', async () => {
    await opened('content/check-ins/2026-w46/fast.md');
    carryOut(
      await editor.rename('content/check-ins/2026-w46/fast.md', 'kpi:answers', 'prompt-answers'),
    );
    const files = filesIn(folder);
    expect(files['content/check-ins/2026-w46/fast.md']).toContain('[fast, kpi:prompt-answers]');
    expect(files['content/measurements/prompt-answers.csv']).toBe(
      FILES['content/measurements/answers.csv'],
    );
    expect(files['content/kpis/prompt-answers.yaml']).toContain('formerly: [answers]\n');
  });

  it('gives a key result another id in its objective, in check-ins and in tables', async () => {
    await opened(OBJECTIVE);
    carryOut(await editor.rename(OBJECTIVE, 'share', 'in-a-day'));
    const files = filesIn(folder);
    expect(files[OBJECTIVE]).toBe(FILES[OBJECTIVE]?.replace('id: share', 'id: in-a-day'));
    expect(files['content/check-ins/2026-w46/fast.md']).toContain('  in-a-day: 70\n');
    expect(files['content/check-ins/core.csv']).toContain(',fast.in-a-day,');
  });

  it('refuses a name that cannot be an id or that another has, and an editor that renames no files', async () => {
    await opened(KPI);
    await expect(editor.rename(KPI, 'ana-ruiz', 'Ana Ruiz')).rejects.toThrow(
      'An id is made of small letters',
    );
    await expect(editor.rename(KPI, 'ana-ruiz', 'bo-lind')).rejects.toThrow('There is already one');
    expect(await editor.prepareRename(KPI, 'monthly')).toBeNull();
    const poor = new Editor(folder);
    await poor.start([folder], false);
    await poor.open(KPI, text(KPI));
    await expect(poor.rename(KPI, 'ana-ruiz', 'anna-ruiz')).rejects.toThrow('cannot rename files');
    poor.kill();
  });
});

describe('quick fixes and formatting', () => {
  it('offer every name that may be meant, the certain one preferred', async () => {
    await opened(KPI);
    await editor.replace(KPI, 'owner:', 'onwer:');
    await editor.findings(KPI, (list) => list.some((one) => one.includes('onwer')));
    const [fix] = await editor.actions(KPI, 'onwer');
    expect(fix).toMatchObject({ title: 'Write `owner` in place of `onwer`', isPreferred: true });
    expect(fix?.edit?.changes?.[editor.uri(KPI)]).toEqual([
      {
        newText: 'owner',
        range: { start: { line: 1, character: 0 }, end: { line: 1, character: 5 } },
      },
    ]);
    await editor.replace(KPI, 'direction: increase', 'direction: increas');
    await editor.findings(KPI, (list) => list.some((one) => one.includes('increas`')));
    const words = await editor.actions(KPI, 'increas\n');
    expect(words.map(({ title, isPreferred }) => [title, isPreferred])).toContainEqual([
      'Write `increase` in place of `increas`',
      false,
    ]);
  });

  it('bring a document into its canonical form', async () => {
    await opened(KPI);
    expect(await editor.format(KPI)).toEqual([]);
    await editor.replace(KPI, 'owner: ana-ruiz\n', '');
    await editor.type(KPI, 0, 0, 'owner: "ana-ruiz"\n');
    expect((await editor.format(KPI))[0]?.newText).toBe(FILES[KPI]);
  });
});
