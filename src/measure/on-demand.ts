/** How to find out what has not been asked for yet, by the name of its field. */
const OPEN = new WeakMap<object, Readonly<Record<string, () => unknown>>>();

/** One description for each name: with functions of its own every object would have a shape of its own. */
const ASKING = new Map<string, PropertyDescriptor>();

/**
 * An object with further fields that are worked out at the first question, once. A check asks for few
 * of them, and half a million points need no room until somebody looks. Copies and JSON have them as
 * they have every other field.
 */
export function withOnDemand<T extends object, D extends object>(
  known: T,
  work: { readonly [K in keyof D]: () => D[K] },
): T & D {
  const demand = work as Readonly<Record<string, () => unknown>>;
  OPEN.set(known, demand);
  for (const name of Object.keys(demand)) Object.defineProperty(known, name, askingFor(name));
  return known as T & D;
}

function askingFor(name: string): PropertyDescriptor {
  const known = ASKING.get(name);
  if (known !== undefined) return known;
  const asking: PropertyDescriptor = {
    configurable: true,
    enumerable: true,
    get(this: object) {
      const value = OPEN.get(this)?.[name]?.();
      Object.defineProperty(this, name, { value, enumerable: true });
      return value;
    },
  };
  ASKING.set(name, asking);
  return asking;
}
