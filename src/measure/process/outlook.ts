import type { Forecast, NoForecast, ProcessBehaviour } from './behaviour.ts';

/** How a measure varies, and where it heads. */
export interface Outlook {
  behaviour: ProcessBehaviour | null;
  forecast: Forecast | NoForecast;
}

/** How to find out: the forecast is made from the behaviour. */
export interface OutlookWork {
  behaviour: () => ProcessBehaviour | null;
  forecast: (behaviour: ProcessBehaviour | null) => Forecast | NoForecast;
}

/** What has not been asked for yet. */
const OPEN = new WeakMap<object, OutlookWork>();

/**
 * The measure with its outlook, worked out once and only for who asks: a check asks for the behaviour
 * of KPIs alone. Copies and JSON have it as they have every other field.
 */
export function withOutlook<T extends object>(measure: T, work: OutlookWork): T & Outlook {
  OPEN.set(measure, work);
  return Object.defineProperties(measure, ASKING) as T & Outlook;
}

// The same two functions for every measure: with functions of its own each would have a shape of its own.
const ASKING: PropertyDescriptorMap = {
  behaviour: {
    configurable: true,
    enumerable: true,
    get(this: Outlook) {
      return settle(this, 'behaviour', OPEN.get(this)?.behaviour() ?? null);
    },
  },
  forecast: {
    configurable: true,
    enumerable: true,
    get(this: Outlook) {
      const { behaviour } = this;
      return settle(this, 'forecast', OPEN.get(this)?.forecast(behaviour));
    },
  },
};

function settle<T>(measure: Outlook, key: keyof Outlook, value: T): T {
  Object.defineProperty(measure, key, { value, enumerable: true });
  return value;
}
