/** The few things that move: the scheme switch, folding a whole table, the way to search, exploring a picture. */

const KEY = 'throughline-scheme';
const root = document.documentElement;

function isDark(): boolean {
  const chosen = root.dataset['scheme'];
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

function switchScheme(button: HTMLButtonElement): void {
  const say = () => {
    button.textContent = isDark() ? 'Light' : 'Dark';
    button.setAttribute(
      'aria-label',
      isDark() ? 'Switch to light colours' : 'Switch to dark colours',
    );
  };
  button.hidden = false;
  say();
  button.addEventListener('click', () => {
    const next = isDark() ? 'light' : 'dark';
    root.dataset['scheme'] = next;
    try {
      localStorage.setItem(KEY, next);
    } catch {
      // Storage may be refused; the choice then lasts for this page.
    }
    say();
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', say);
}

function foldAll(button: HTMLButtonElement): void {
  const folds = () => [...document.querySelectorAll<HTMLDetailsElement>('details[data-fold]')];
  const say = () => {
    button.textContent = folds().every((fold) => fold.open) ? 'Fold all' : 'Unfold all';
  };
  button.hidden = false;
  say();
  button.addEventListener('click', () => {
    const open = !folds().every((fold) => fold.open);
    for (const fold of folds()) fold.open = open;
    say();
  });
  for (const fold of folds()) fold.addEventListener('toggle', say);
}

function offerPrinting(button: HTMLButtonElement): void {
  button.hidden = false;
  button.addEventListener('click', () => print());
}

/** A link to a line inside something folded unfolds it. */
function unfoldTarget(): void {
  const id = decodeURIComponent(location.hash.slice(1));
  const target = id === '' ? null : document.getElementById(id);
  for (let fold = target?.closest('details'); fold; fold = fold.parentElement?.closest('details'))
    fold.open = true;
  if (target instanceof HTMLDetailsElement) target.open = true;
  target?.scrollIntoView();
}

/** `/` and ⌘K or Ctrl K open the search from anywhere but a field that is being filled in. */
function leadToSearch(door: HTMLAnchorElement): void {
  const base = door.pathname.replace(/search\/$/, '');
  const open = async (event: Event) => {
    event.preventDefault();
    (await import('./search.ts')).openSearch(base);
  };
  door.addEventListener('click', (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) open(event);
  });
  addEventListener('keydown', (event) => {
    const isFilling =
      event.target instanceof Element && event.target.closest('input,textarea,select');
    const isSlash = event.key === '/' && !event.ctrlKey && !event.metaKey && !isFilling;
    if (isSlash || (event.key === 'k' && (event.ctrlKey || event.metaKey))) open(event);
  });
  const place = document.querySelector<HTMLElement>('[data-search-place]');
  if (place) import('./search.ts').then(({ placeSearch }) => placeSearch(place, base));
}

/** A picture that can be explored gets a button; what it needs is loaded when that is pressed. */
function offerExploring(figure: HTMLElement): void {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'quiet-button explore-start';
  button.textContent = 'Explore the figures';
  button.addEventListener('click', () => {
    button.disabled = true;
    import('./explore/explore.ts')
      .then(({ explore }) => explore(figure, button))
      .catch(() => {
        button.textContent = 'The figures could not be loaded';
      });
  });
  figure.append(button);
}

if (document.body.hasAttribute('data-throughline')) {
  const door = document.querySelector<HTMLAnchorElement>('a[data-search]');
  if (door) leadToSearch(door);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-scheme-switch]'))
    switchScheme(button);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-fold-all]'))
    foldAll(button);
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-print]'))
    offerPrinting(button);
  const form = document.querySelector<HTMLElement>('[data-compose]');
  if (form) import('./compose.ts').then(({ startComposing }) => startComposing(form));
  for (const figure of document.querySelectorAll<HTMLElement>('figure[data-explore]'))
    offerExploring(figure);
  const meeting = document.querySelector<HTMLElement>('[data-meeting]');
  if (meeting) import('./meeting.ts').then(({ walkMeeting }) => walkMeeting(meeting));
  if (location.hash) unfoldTarget();
  addEventListener('hashchange', unfoldTarget);
}
