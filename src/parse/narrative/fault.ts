/** A part whose place is still an offset: what stands between components, or one of them. */
export type JudgedPart =
  | { kind: 'markdown'; text: string }
  | {
      kind: 'component';
      name: string;
      attributes: Record<string, string>;
      block: boolean;
      from: number;
      to: number;
    };

/** What a narrative may not hold, at offsets of its text. */
export interface NarrativeFault {
  rule: 'content/safe-narrative' | 'content/syntax';
  from: number;
  to: number;
  message: string;
  expected?: string;
  hint?: string;
}

/** What was made of a narrative: its parts, none when there is a fault. */
export interface Judgement {
  parts: JudgedPart[];
  faults: NarrativeFault[];
}
