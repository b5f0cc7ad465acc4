/**
 * The machine or the caller failed, not the content: no permission, full disk, wrong flag, wrong
 * Node. The message is one plain sentence for the terminal; the command exits 2.
 */
export class MachineError extends Error {
  override readonly name = 'MachineError';
}
