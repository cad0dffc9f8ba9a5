import { type OptionReader, readNotifierOptions } from '@watchbill/alerting';
import { parseMailbox } from './email-address.ts';

export interface EmailOptions {
  readonly id: string;
  readonly host: string;
  readonly port: number;
  /** TLS from the first byte. Default: on port 465. Else STARTTLS is used where the server offers it, but for loopback. */
  readonly secure?: boolean;
  /** With `password`. Both are sent over TLS alone, but for loopback. */
  readonly user?: string;
  readonly password?: string;
  /** `address` or `Name <address>`. */
  readonly from: string;
  /** Of a whole attempt. Default 30000. */
  readonly timeoutMs?: number;
}

const TIMEOUT = { min: 100, max: 300_000 };
const FROM_EXPECTED = "an address, e.g. 'Watchbill <watchbill@example.com>'";
const HOST = /^[A-Za-z0-9._:-]+$/;

/**
 * Reads a `type: email` entry of `notifiers`, but for its id: `host`, `port`, `secure`, `user`, `password`, `from`, `timeout` (a
 * duration).
 * @throws InputError listing every fault, one a line, each with its place; passwords are not shown.
 */
export function parseEmailOptions(raw: unknown, place: string): Omit<EmailOptions, 'id'> {
  return readNotifierOptions(raw, place, (read) => {
    const options = optionsOf(read);
    if ((options.user === undefined) !== (options.password === undefined)) {
      read.fault("expected 'user' and 'password' together, or neither");
    }
    return options;
  });
}

function optionsOf(read: OptionReader): Omit<EmailOptions, 'id'> {
  const host = read.text('host', "the SMTP server's name, e.g. 'smtp.example.com'", hostFault);
  const port = read.wholeNumber('port', { min: 1, max: 65_535 });
  const secure = read.optionalBoolean('secure');
  const user = read.optionalText('user', 'a user name');
  const password = read.optionalSecret('password', 'a password');
  const from = read.text('from', FROM_EXPECTED, fromFault);
  const timeoutMs = read.optionalDuration('timeout', TIMEOUT);
  return {
    host,
    port,
    from,
    ...(secure !== undefined && { secure }),
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ...(timeoutMs !== undefined && { timeoutMs }),
  };
}

function hostFault(text: string): string | undefined {
  return HOST.test(text) ? undefined : "expected a host name or address alone, e.g. 'smtp.example.com'";
}

function fromFault(text: string): string | undefined {
  return parseMailbox(text) ? undefined : `expected ${FROM_EXPECTED}`;
}
