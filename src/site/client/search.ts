/** Search: a dialog over any page, and the search page itself. Loaded when somebody asks for it. */
import { type Found, findIn, type Hit, openIndex } from '../search/index.ts';

const MOST_RECORDS = 8;
const MOST_TEXTS = 8;

/** Where to look: records at once, what they say behind them. */
interface Indexes {
  records: Promise<Found>;
  texts: Promise<Found>;
}

let indexes: Indexes | null = null;
let dialog: HTMLDialogElement | null = null;

/** Opens the dialog; a second call only puts the cursor into it. */
export function openSearch(base: string): void {
  dialog ??= newDialog(base);
  if (!dialog.open) dialog.showModal();
  const input = dialog.querySelector('input');
  input?.focus();
  input?.select();
}

/** Puts the search into a place on a page, with what its address asks for. */
export function placeSearch(place: HTMLElement, base: string): void {
  const box = searchBox(base, 'page');
  place.append(...box.parts);
  place.hidden = false;
  const asked = new URLSearchParams(location.search).get('q');
  if (asked !== null) box.ask(asked);
  box.input.focus();
  box.input.addEventListener('input', () => {
    const query = box.input.value === '' ? '' : `?q=${encodeURIComponent(box.input.value)}`;
    history.replaceState(null, '', `${location.pathname}${query}`);
  });
}

function newDialog(base: string): HTMLDialogElement {
  const made = make('dialog', { class: 'search', 'aria-label': 'Search' });
  made.append(...searchBox(base, 'dialog').parts);
  made.addEventListener('click', (event) => {
    if (event.target === made) made.close();
  });
  document.body.append(made);
  return made;
}

function searchBox(base: string, name: string) {
  const list = `search-results-${name}`;
  const input = make('input', {
    type: 'search',
    role: 'combobox',
    'aria-label': 'Search goals, figures, people and what was said',
    'aria-expanded': 'false',
    'aria-controls': list,
    'aria-autocomplete': 'list',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: 'A goal, a figure, a person, a word',
  });
  const results = make('div', {
    id: list,
    class: 'search-results',
    role: 'listbox',
    'aria-label': 'Results',
  });
  const says = make('p', { class: 'search-says', role: 'status' });
  const answer = () => show(base, input, results, says);
  input.addEventListener('input', answer);
  input.addEventListener('keydown', (event) => steer(event, input, results));
  const ask = (text: string) => {
    input.value = text;
    answer();
  };
  return { parts: [input, says, results], input, ask };
}

/** Asks both indexes; an answer to what is no longer asked is dropped. */
async function show(
  base: string,
  input: HTMLInputElement,
  results: HTMLElement,
  says: HTMLElement,
) {
  const typed = input.value.trim();
  const isStill = () => input.value.trim() === typed;
  if (typed === '') {
    fill(input, results, base, []);
    says.textContent = '';
    return;
  }
  indexes ??= { records: load(base, 'records'), texts: load(base, 'texts') };
  try {
    const records = findIn(await indexes.records, typed, MOST_RECORDS);
    if (!isStill()) return;
    fill(input, results, base, [['', records]]);
    says.textContent = 'Searching…';
    const texts = findIn(await indexes.texts, typed, MOST_TEXTS).filter(
      (hit) => !records.some(({ href }) => href === hit.href),
    );
    if (!isStill()) return;
    fill(input, results, base, [
      ['', records],
      ['In what was written', texts],
    ]);
    says.textContent = countOf(records.length + texts.length);
  } catch {
    indexes = null;
    says.textContent = 'The search index could not be loaded.';
  }
}

async function load(base: string, name: 'records' | 'texts'): Promise<Found> {
  const response = await fetch(`${base}search/${name}.json`);
  if (!response.ok) throw new Error(String(response.status));
  return name === 'texts' ? openIndex(await response.text()) : openIndex(await response.json());
}

function fill(
  input: HTMLInputElement,
  results: HTMLElement,
  base: string,
  groups: readonly (readonly [string, readonly Hit[]])[],
): void {
  results.replaceChildren();
  input.removeAttribute('aria-activedescendant');
  let count = 0;
  for (const [title, hits] of groups) {
    if (hits.length === 0) continue;
    const group = make('div', { role: 'group', 'aria-label': title === '' ? 'Pages' : title });
    if (title !== '')
      group.append(make('p', { class: 'search-group', 'aria-hidden': 'true' }, title));
    for (const hit of hits) group.append(option(results.id, count++, base, hit));
    results.append(group);
  }
  input.setAttribute('aria-expanded', String(count > 0));
  mark(input, results, 0);
}

function countOf(found: number): string {
  return found === 0 ? 'Nothing found.' : found === 1 ? '1 result' : `${found} results`;
}

function option(list: string, index: number, base: string, hit: Hit): HTMLElement {
  const made = make('a', {
    id: `${list}-${index}`,
    class: 'search-hit',
    role: 'option',
    tabindex: '-1',
    'aria-selected': 'false',
    href: base + hit.href.replace(/^\//, ''),
  });
  made.append(
    make('span', { class: 'search-kind' }, hit.kind),
    make('span', { class: 'search-title' }, hit.title),
    make('span', { class: 'search-note' }, hit.note),
    make('span', { class: 'search-note' }, hit.excerpt),
  );
  return made;
}

function steer(event: KeyboardEvent, input: HTMLInputElement, results: HTMLElement): void {
  const options = optionsIn(results);
  const at = options.findIndex((one) => one.getAttribute('aria-selected') === 'true');
  if (event.key === 'ArrowDown') mark(input, results, (at + 1) % options.length);
  else if (event.key === 'ArrowUp')
    mark(input, results, (at - 1 + options.length) % options.length);
  else if (event.key === 'Enter') options[at]?.click();
  // A search field takes the key for itself: once to be emptied, and only then to close.
  else if (event.key === 'Escape') input.closest('dialog')?.close();
  else return;
  event.preventDefault();
}

function mark(input: HTMLInputElement, results: HTMLElement, at: number): void {
  for (const [index, one] of optionsIn(results).entries()) {
    one.setAttribute('aria-selected', String(index === at));
    if (index !== at) continue;
    input.setAttribute('aria-activedescendant', one.id);
    one.scrollIntoView({ block: 'nearest' });
  }
}

function optionsIn(results: HTMLElement): HTMLAnchorElement[] {
  return [...results.querySelectorAll<HTMLAnchorElement>('[role=option]')];
}

function make<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Readonly<Record<string, string>>,
  words = '',
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (words !== '') made.textContent = words;
  return made;
}
