/** The forms that make a file: what is typed is the file, and the provider's page opens with it. */
import { checkInFile } from '../compose/check-in.ts';
import { kpiFile, objectiveFile } from '../compose/goal.ts';
import { type NewFile, newFileDoor } from '../compose/new-file.ts';

/** Shows a form and keeps the file beside it up to date. */
export function startComposing(form: HTMLElement): void {
  for (const note of document.querySelectorAll<HTMLElement>('[data-compose-without]'))
    note.hidden = true;
  form.hidden = false;
  const about = new URLSearchParams(location.search).get('about');
  const subject = form.querySelector<HTMLSelectElement>('select[name=about]');
  if (about !== null && subject) subject.value = about;
  for (const group of form.querySelectorAll<HTMLElement>('[data-repeat]'))
    repeat(group, () => update(form));
  form.addEventListener('input', () => update(form));
  button(form, 'copy', async () => {
    await navigator.clipboard.writeText(fileOf(form).text);
    say(form, 'Copied.');
  });
  button(form, 'download', () => download(fileOf(form)));
  part(form, 'open').addEventListener('click', (event) => askForWhatIsMissing(form, event));
  update(form);
}

function update(form: HTMLElement): void {
  showWhatBelongs(form);
  const file = fileOf(form);
  part(form, 'path').textContent = `${file.folder}/${file.name}`;
  part(form, 'text').textContent = file.text;
  const door = newFileDoor(form.dataset['newFile'] ?? null, file);
  const link = form.querySelector<HTMLAnchorElement>('[data-compose-open]');
  if (link === null) return;
  link.hidden = door === null;
  if (door === null) return;
  link.href = door.href;
  say(form, door.isFilled ? '' : 'The page opens empty: copy the text here and paste it there.');
}

/** The provider's page opens only once the file can be named. */
function askForWhatIsMissing(form: HTMLElement, event: Event): void {
  const missing = fieldsIn(form).find((field) => field.required && field.value.trim() === '');
  if (missing === undefined) return;
  event.preventDefault();
  const label = missing.closest('.field')?.querySelector('.label')?.textContent?.trim() ?? '';
  say(form, `First fill in “${label}”: without it the file is not whole.`);
  missing.focus();
}

/** Fields that belong to what was chosen; the others say nothing. */
function showWhatBelongs(form: HTMLElement): void {
  const about = text(form, 'about');
  for (const field of form.querySelectorAll<HTMLElement>('[data-for]')) {
    field.hidden = field.dataset['for'] !== about;
    for (const input of field.querySelectorAll('input')) input.disabled = field.hidden;
  }
}

function fileOf(form: HTMLElement): NewFile {
  const root = form.dataset['root'] ?? 'content';
  if (form.dataset['compose'] === 'objective') return objectiveFile(root, objectiveDraft(form));
  if (form.dataset['compose'] === 'kpi') return kpiFile(root, kpiDraft(form));
  return checkInFile(root, checkInDraft(form));
}

function checkInDraft(form: HTMLElement) {
  const values: Record<string, number> = {};
  const explains: { kpi: string; on: string }[] = [];
  for (const input of form.querySelectorAll<HTMLInputElement>('[data-for]:not([hidden]) input')) {
    const { keyResult, kpi, on } = input.dataset;
    if (keyResult !== undefined && input.value !== '') values[keyResult] = Number(input.value);
    if (kpi !== undefined && on !== undefined && input.checked) explains.push({ kpi, on });
  }
  return {
    date: text(form, 'date') || (form.dataset['today'] ?? ''),
    author: text(form, 'author'),
    about: text(form, 'about'),
    status: text(form, 'status'),
    confidence: number(form, 'confidence'),
    values,
    explains,
    decisions: rows(form, 'decision', (row) => ({
      text: text(row, 'decision'),
      owner: text(row, 'decision-owner'),
      due: text(row, 'decision-due'),
    })),
    supportNeeded: rows(form, 'support', (row) => ({
      from: text(row, 'need-from'),
      what: text(row, 'need'),
    })),
    progress: text(form, 'progress'),
    obstacles: text(form, 'obstacles'),
    support: text(form, 'support'),
    next: text(form, 'next'),
  };
}

function objectiveDraft(form: HTMLElement) {
  return {
    title: text(form, 'title'),
    owner: text(form, 'owner'),
    team: text(form, 'team'),
    cycle: text(form, 'cycle'),
    supports: text(form, 'supports'),
    commitment: text(form, 'commitment'),
    keyResults: rows(form, 'key-result', (row) => ({
      title: text(row, 'kr-title'),
      from: number(row, 'kr-from'),
      to: number(row, 'kr-to'),
      unit: text(row, 'kr-unit'),
    })),
    why: text(form, 'why'),
  };
}

function kpiDraft(form: HTMLElement) {
  return {
    title: text(form, 'title'),
    owner: text(form, 'owner'),
    supports: text(form, 'supports'),
    indicator: text(form, 'indicator'),
    decision: text(form, 'decision'),
    definition: text(form, 'definition'),
    formula: text(form, 'formula'),
    unit: text(form, 'unit'),
    direction: text(form, 'direction'),
    baseline: number(form, 'baseline'),
    baselineOn: text(form, 'baseline-on'),
    target: number(form, 'target'),
    by: text(form, 'by'),
    cadence: text(form, 'cadence'),
    system: text(form, 'system'),
    method: text(form, 'method'),
  };
}

/** A button that adds an empty copy of the first row. */
function repeat(group: HTMLElement, onChange: () => void): void {
  const first = group.querySelector<HTMLElement>('[data-row]');
  const more = group.querySelector<HTMLButtonElement>('[data-more]');
  more?.addEventListener('click', () => {
    if (first === null) return;
    const copy = first.cloneNode(true) as HTMLElement;
    for (const field of fieldsIn(copy)) field.value = '';
    more.before(copy);
    fieldsIn(copy)[0]?.focus();
    onChange();
  });
}

function rows<T>(form: HTMLElement, name: string, read: (row: HTMLElement) => T): T[] {
  return [...form.querySelectorAll<HTMLElement>(`[data-repeat="${name}"] [data-row]`)].map(read);
}

type Filled = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

function fieldsIn(of: HTMLElement): Filled[] {
  return [...of.querySelectorAll<Filled>('input,select,textarea')];
}

/** What a field says, on one line unless it is a long one. */
function text(of: HTMLElement, name: string): string {
  const fields = fieldsIn(of).filter((field) => field.name === name && !field.disabled);
  const field = fields.find(
    (one) => !(one instanceof HTMLInputElement && one.type === 'radio' && !one.checked),
  );
  return field?.value.trim() ?? '';
}

function number(of: HTMLElement, name: string): number | null {
  const said = text(of, name);
  return said === '' || Number.isNaN(Number(said)) ? null : Number(said);
}

function part(form: HTMLElement, name: string): HTMLElement {
  const found = form.querySelector<HTMLElement>(`[data-compose-${name}]`);
  if (found === null) throw new Error(`The form has no ${name}.`);
  return found;
}

function say(form: HTMLElement, words: string): void {
  part(form, 'says').textContent = words;
}

function button(form: HTMLElement, name: string, act: () => void | Promise<void>): void {
  part(form, name).addEventListener('click', async () => {
    try {
      await act();
    } catch {
      say(form, 'The browser does not allow that here: select the text and copy it.');
    }
  });
}

function download({ name, text: words }: NewFile): void {
  const address = URL.createObjectURL(new Blob([words], { type: 'text/markdown' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
