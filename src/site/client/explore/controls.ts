/** How many of the latest periods are shown; null for all. */
export type Span = number | null;

export interface Controls {
  bar: HTMLElement;
  back: HTMLButtonElement;
}

/** The bar over the picture: the span, the limits, and the way back to the drawing. */
export function makeControls(
  count: number,
  hasLimits: boolean,
  onSpan: (span: Span) => void,
  onLimits: (on: boolean) => void,
): Controls {
  const bar = document.createElement('div');
  bar.className = 'explore-bar';
  const spans = [12, 24, 60].filter((span) => span < count);
  if (spans.length > 0) bar.append(spanChoice(spans, onSpan));
  if (hasLimits) bar.append(limitsChoice(onLimits));
  const back = document.createElement('button');
  back.type = 'button';
  back.className = 'quiet-button';
  back.textContent = 'Back to the drawing';
  bar.append(back);
  return { bar, back };
}

function spanChoice(spans: readonly number[], onSpan: (span: Span) => void): HTMLElement {
  const group = document.createElement('div');
  group.className = 'explore-spans';
  group.setAttribute('role', 'group');
  group.setAttribute('aria-label', 'How much of it');
  const buttons = [null, ...spans].map((span) => {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'quiet-button';
    button.textContent = span === null ? 'All' : `Latest ${span}`;
    button.setAttribute('aria-pressed', String(span === null));
    button.addEventListener('click', () => {
      for (const other of buttons) other.setAttribute('aria-pressed', String(other === button));
      onSpan(span);
    });
    return button;
  });
  group.append(...buttons);
  return group;
}

function limitsChoice(onLimits: (on: boolean) => void): HTMLElement {
  const label = document.createElement('label');
  const box = document.createElement('input');
  box.type = 'checkbox';
  box.checked = true;
  box.addEventListener('change', () => onLimits(box.checked));
  label.append(box, ' Limits');
  return label;
}
