import { setFlagsFromString } from 'node:v8';

let going = 0;

/**
 * Lets the heap grow by no more than half between two sweeps while `work` goes on. Of a history much is
 * read and little kept, and on a busy machine V8 puts off sweeping until half as much again is in use.
 */
export async function sweptOften<Value>(work: () => Promise<Value>): Promise<Value> {
  going += 1;
  setFlagsFromString('--heap-growing-percent=50');
  try {
    return await work();
  } finally {
    going -= 1;
    // V8's own measure again.
    if (going === 0) setFlagsFromString('--heap-growing-percent=0');
  }
}
