/** The demo cannot do what was asked; the message says what to do instead. */
export class DemoError extends Error {
  override readonly name = 'DemoError';
}
