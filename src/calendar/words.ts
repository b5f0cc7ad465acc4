import type { Day } from './day.ts';

const MONTHS =
  'January February March April May June July August September October November December'.split(
    ' ',
  );

/** A day as it is said aloud: `9 October`, and the year where it is not that of `today`. */
export function spokenDay(day: Day, today: Day): string {
  const [year = '', month = '', date = ''] = day.split('-');
  const said = `${Number(date)} ${MONTHS[Number(month) - 1] ?? month}`;
  return year === today.slice(0, 4) ? said : `${said} ${year}`;
}
