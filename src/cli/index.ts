/** argv → exit code; one file a command. Everything but asking and telling is left to the rooms. */
export { type Ask, type Io, type Output, Stopped } from './io.ts';
export { main } from './main.ts';
