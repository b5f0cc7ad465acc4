import { unitWord } from '../../format.ts';
import { onScheme, readColours } from './colours.ts';
import { makeControls } from './controls.ts';
import { type Period, readPeriods } from './periods.ts';
import { dayOf, drawPicture, redraw, type Shown } from './picture.ts';
import { showReading } from './reading.ts';
import type { ExploreSettings } from './settings.ts';

/**
 * Puts an interactive picture in place of the drawing of a figure. The drawing stays for print and
 * for the way back.
 */
export async function explore(figure: HTMLElement, start: HTMLButtonElement): Promise<void> {
  const settings = JSON.parse(figure.dataset['explore'] ?? '{}') as ExploreSettings;
  const response = await fetch(settings.data);
  if (!response.ok) throw new Error(`${response.status}`);
  const all = readPeriods(await response.text());
  const { canvas, reading, frame } = stage(settings);
  const shown: { -readonly [Key in keyof Shown]: Shown[Key] } = {
    periods: all,
    withLimits: true,
    active: null,
  };
  let colours = readColours(figure);
  const hasLimits = all.some(({ centre }) => centre !== null);
  const { bar, back } = makeControls(
    all.length,
    hasLimits,
    (span) => {
      shown.periods = span === null ? all : all.slice(-span);
      read(null);
    },
    (on) => {
      shown.withLimits = on;
      draw();
    },
  );
  frame.prepend(bar);
  figure.prepend(frame);
  start.hidden = true;
  figure.classList.add('is-exploring');
  const chart = drawPicture(canvas, settings, shown, colours);
  const draw = () => redraw(chart, settings, shown, colours);
  const read = (active: number | null) => {
    shown.active = active;
    showReading(reading, active === null ? null : (shown.periods[active] ?? null), settings);
    draw();
  };
  canvas.addEventListener('pointermove', ({ offsetX }) => {
    const day = chart.scales['x']?.getValueForPixel(offsetX);
    if (day === undefined) return;
    const nearest = nearestTo(day, shown.periods);
    if (nearest !== shown.active) read(nearest);
  });
  canvas.addEventListener('keydown', (event) => {
    const next = stepOf(event.key, shown.active, shown.periods.length);
    if (next === undefined) return;
    event.preventDefault();
    read(next);
  });
  onScheme(() => {
    colours = readColours(figure);
    draw();
  });
  back.addEventListener('click', () => {
    chart.destroy();
    frame.remove();
    figure.classList.remove('is-exploring');
    start.hidden = false;
    start.disabled = false;
    start.focus();
  });
  showReading(reading, null, settings);
  canvas.focus();
}

function stage(settings: ExploreSettings) {
  const frame = document.createElement('div');
  frame.className = 'explore';
  const holder = document.createElement('div');
  holder.className = 'explore-canvas';
  const canvas = document.createElement('canvas');
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'application');
  canvas.setAttribute('aria-roledescription', 'chart');
  canvas.setAttribute(
    'aria-label',
    `${settings.title}. Left and right arrows walk the values, Home and End go to the first and the last, Escape lets go.`,
  );
  const reading = document.createElement('p');
  reading.className = 'explore-reading';
  reading.setAttribute('aria-live', 'polite');
  holder.append(canvas);
  const unit = document.createElement('p');
  unit.className = 'soft small';
  unit.textContent = unitWord(settings.unit);
  frame.append(unit, holder, reading);
  return { frame, canvas, reading };
}

/** Where a key leads: a position, null to let go, undefined where the key is not for us. */
function stepOf(key: string, active: number | null, count: number): number | null | undefined {
  switch (key) {
    case 'ArrowRight':
      return active === null ? 0 : Math.min(count - 1, active + 1);
    case 'ArrowLeft':
      return active === null ? count - 1 : Math.max(0, active - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    case 'Escape':
      return null;
    default:
      return undefined;
  }
}

function nearestTo(day: number, periods: readonly Period[]): number {
  let best = 0;
  periods.forEach((period, index) => {
    const other = periods[best];
    if (other && Math.abs(dayOf(period) - day) < Math.abs(dayOf(other) - day)) best = index;
  });
  return best;
}
