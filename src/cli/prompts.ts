import type { Ask, TextQuestion } from './io.ts';
import { Stopped } from './io.ts';

/** Questions at a real terminal, on stderr so that stdout holds the output alone. */
export function createAsk(): Ask {
  const output = process.stderr;
  return {
    async text({ message, initial, placeholder, judge }: TextQuestion) {
      const { text } = await import('@clack/prompts');
      const answer = await text({
        message,
        output,
        ...(initial === undefined ? {} : { defaultValue: initial, placeholder: initial }),
        ...(placeholder === undefined ? {} : { placeholder }),
        validate: (value) => judge?.(value?.trim() || (initial ?? '')) ?? undefined,
      });
      return typeof answer === 'string' ? answer.trim() : stop();
    },
    async choose(message, choices, initial) {
      const { autocomplete, select } = await import('@clack/prompts');
      const options = choices.map(({ value, label, hint }) => ({
        value,
        label,
        ...(hint === undefined ? {} : { hint }),
      }));
      const first = initial === undefined ? {} : { initialValue: initial };
      // A list longer than a screen is searched by typing.
      const answer =
        options.length > 12
          ? await autocomplete<string>({ message, options, output, maxItems: 10, ...first })
          : await select<string>({ message, options, output, ...first });
      return typeof answer === 'string' ? answer : stop();
    },
    async confirm(message, initial) {
      const { confirm } = await import('@clack/prompts');
      const answer = await confirm({ message, initialValue: initial, output });
      return typeof answer === 'boolean' ? answer : stop();
    },
  };
}

function stop(): never {
  throw new Stopped();
}
