/** A meeting is walked through with keys: one item after the other, and the address keeps the place. */

const ON = ['ArrowRight', 'ArrowDown', 'PageDown'];
const BACK = ['ArrowLeft', 'ArrowUp', 'PageUp'];

/** Lets arrow keys, Page Up and Down, Home and End move between the items of a meeting. */
export function walkMeeting(meeting: HTMLElement): void {
  const items = [...meeting.querySelectorAll<HTMLElement>('section.item')];
  const nav = meeting.querySelector<HTMLElement>('[data-meeting-nav]');
  const place = meeting.querySelector<HTMLElement>('[data-place]');
  let at = Math.max(0, items.indexOf(itemOf(location.hash)));

  const show = (next: number, keepFocus = false) => {
    const item = items[Math.min(items.length - 1, Math.max(0, next))];
    if (item === undefined) return;
    at = items.indexOf(item);
    history.replaceState(null, '', `#${item.id}`);
    item.scrollIntoView({ block: 'start' });
    if (!keepFocus) item.focus({ preventScroll: true });
    say();
  };
  const say = () => {
    if (place) place.textContent = `${at + 1} of ${items.length}`;
  };

  addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || isFilling(event.target)) return;
    const next = nextOf(event.key, at, items.length);
    if (next === null) return;
    event.preventDefault();
    show(next);
  });
  for (const link of meeting.querySelectorAll<HTMLAnchorElement>('[data-step]')) {
    link.addEventListener('click', (event) => {
      event.preventDefault();
      show(at + Number(link.dataset['step']), true);
    });
  }
  addEventListener('hashchange', () => {
    const found = items.indexOf(itemOf(location.hash));
    if (found >= 0) show(found);
  });
  const watcher = new IntersectionObserver(
    (entries) => {
      const index = items.findIndex((item) =>
        entries.some(({ target, isIntersecting }) => isIntersecting && target === item),
      );
      if (index < 0 || index === at) return;
      at = index;
      history.replaceState(null, '', `#${items[at]?.id ?? ''}`);
      say();
    },
    { rootMargin: '-50% 0px -50% 0px' },
  );
  for (const item of items) watcher.observe(item);
  if (nav) nav.hidden = false;
  say();
}

function itemOf(hash: string): HTMLElement {
  return document.getElementById(hash.slice(1)) ?? document.body;
}

function nextOf(key: string, at: number, count: number): number | null {
  if (ON.includes(key)) return at + 1;
  if (BACK.includes(key)) return at - 1;
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : null;
}

/** Keys belong to fields, and to what can be unfolded or scrolled inside. */
function isFilling(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('input,textarea,select,dialog') !== null;
}
