import { Worker } from 'node:worker_threads';
import { createFinding, type Finding } from '../../finding/index.ts';
import type { Body, DocumentEntry, NarrativePart } from '../entry.ts';
import { MOST_FAULTS } from '../most-faults.ts';
import type { JudgedPart, Judgement, NarrativeFault } from './fault.ts';

/** Seconds one narrative may take; an ordinary one takes a few thousandths. */
const TIME_LIMIT = 10;

/** Narratives that may run into the limit before the others are refused unread. */
const MOST_TIMEOUTS = 3;

/**
 * Judges the bodies of MDX entries in a worker and gives those that are safe their parts. What is
 * not safe stays without parts, so that it is never shown, and becomes findings. Each may take
 * `seconds`.
 */
export async function judgeNarratives(
  entries: readonly DocumentEntry[],
  seconds = TIME_LIMIT,
): Promise<Finding[]> {
  const findings: Finding[] = [];
  let judge: Judge | null = null;
  let timeouts = 0;
  for (const entry of entries) {
    const { body } = entry;
    if (entry.format !== 'mdx' || body === null) continue;
    if (timeouts === MOST_TIMEOUTS) {
      findings.push(findingOf(entry, body, unread(seconds)));
      continue;
    }
    judge ??= startJudge();
    const judgement = await judge.ask(body.text, seconds);
    if (judgement === null) {
      timeouts++;
      await judge.stop();
      judge = null;
      findings.push(findingOf(entry, body, tooDear(seconds)));
      continue;
    }
    entry.body = { ...body, parts: judgement.parts.map((part) => placed(entry, body, part)) };
    for (const fault of judgement.faults.slice(0, MOST_FAULTS)) {
      findings.push(findingOf(entry, body, fault));
    }
  }
  await judge?.stop();
  return findings;
}

function tooDear(seconds: number): NarrativeFault {
  return {
    rule: 'content/safe-narrative',
    from: 0,
    to: 0,
    message: `The text takes more than ${seconds} seconds to read.`,
    hint: 'Write it more plainly, with less nesting and fewer brackets.',
  };
}

function unread(seconds: number): NarrativeFault {
  return {
    ...tooDear(seconds),
    message: `The text was not read, because ${MOST_TIMEOUTS} others took more than ${seconds} seconds each.`,
    hint: 'Mend the others first.',
  };
}

interface Judge {
  /** Null when the worker took too long or did not survive the text. */
  ask(text: string, seconds: number): Promise<Judgement | null>;
  stop(): Promise<unknown>;
}

/** A worker without environment or arguments, in TypeScript here and in JavaScript when installed. */
function startJudge(): Judge {
  const ending = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  const worker = new Worker(new URL(`./worker.${ending}`, import.meta.url), {
    env: {},
    argv: [],
    resourceLimits: { maxOldGenerationSizeMb: 512 },
  });
  const ask = (text: string, seconds: number) =>
    new Promise<Judgement | null>((resolve) => {
      const answer = (judgement: Judgement | null) => {
        clearTimeout(timer);
        worker.off('message', answer).off('error', fail);
        resolve(judgement);
      };
      const fail = () => answer(null);
      const timer = setTimeout(fail, seconds * 1000);
      worker.once('message', answer);
      worker.once('error', fail);
      worker.postMessage(text);
    });
  return { ask, stop: () => worker.terminate() };
}

function placed(entry: DocumentEntry, body: Body, part: JudgedPart): NarrativePart {
  if (part.kind === 'markdown') return part;
  const { from, to, ...component } = part;
  return { ...component, place: entry.locator.span(body.offset + from, body.offset + to) };
}

function findingOf(entry: DocumentEntry, body: Body, fault: NarrativeFault): Finding {
  const { rule, message, expected, hint, from, to } = fault;
  const place = entry.locator.span(body.offset + from, body.offset + to);
  return createFinding({ rule, message, expected, hint, place });
}
