import { type Day, dayAt, isDay } from './day.ts';

/** What may say which day it is, the strongest first. */
export interface TodaySources {
  /** `--as-of`. */
  flag: Day | null;
  /** `calendar.as_of` of the configuration. */
  configured: Day | null;
  /** The environment's `SOURCE_DATE_EPOCH`: seconds since 1970, for reproducible builds. */
  sourceDateEpoch: string | undefined;
  now: Date;
  /** IANA zone of the organisation's calendar. */
  timezone: string;
}

/** The day everything is judged on. An epoch that is no number of seconds is passed over. */
export function today(sources: TodaySources): Day {
  const { flag, configured, sourceDateEpoch, now, timezone } = sources;
  return flag ?? configured ?? dayOfEpoch(sourceDateEpoch, timezone) ?? dayAt(now, timezone);
}

function dayOfEpoch(seconds: string | undefined, timezone: string): Day | null {
  if (seconds === undefined || !/^\d{1,12}$/.test(seconds)) return null;
  const day = dayAt(new Date(Number(seconds) * 1000), timezone);
  return isDay(day) ? day : null;
}
