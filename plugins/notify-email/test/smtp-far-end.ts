import { once } from 'node:events';
import type { AddressInfo, Socket } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { FarEnd, FarEndBehaviour, ReceivedMessage } from '@watchbill/alerting/contract';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';

/** The commands at which a fault can be planted: the greeting, the login, the recipient, the end of the message. */
export type SmtpStage = 'greeting' | 'login' | 'recipient' | 'message';

export interface SmtpFarEnd extends FarEnd {
  readonly port: number;
  readonly mails: readonly SmtpMail[];
  /** Passwords that were sent, with whether the connection was encrypted. */
  readonly logins: readonly { readonly password: string; readonly encrypted: boolean }[];
  /** Replies with this code at that stage from now on. */
  refuse(stage: SmtpStage, code: number, text?: string): void;
  /** Says nothing at that stage from now on. */
  hangAt(stage: SmtpStage): void;
}

export interface SmtpMail {
  readonly mail: Email;
  readonly raw: string;
  readonly recipients: readonly string[];
  readonly encrypted: boolean;
}

export interface SmtpFarEndOptions {
  /** Demands this password. */
  readonly password?: string;
  /** Offers STARTTLS with this key and certificate. */
  readonly tls?: { readonly key: string; readonly cert: string };
}

type Fault =
  | { readonly type: 'refuse'; readonly code: number; readonly text: string }
  | { readonly type: 'hang' };
type Done = (error?: Error | null) => void;

/** A real SMTP server on a free port of this machine. */
export async function startSmtpFarEnd({ password, tls }: SmtpFarEndOptions = {}): Promise<SmtpFarEnd> {
  let behaviour: FarEndBehaviour = 'accept';
  const faults = new Map<SmtpStage, Fault>();
  const mails: SmtpMail[] = [];
  const logins: { password: string; encrypted: boolean }[] = [];
  const sockets = new Set<Socket>();

  const at = (stage: SmtpStage, done: Done, go: () => void) => {
    const fault = faults.get(stage);
    if (!fault) go();
    else if (fault.type === 'refuse') done(replyOf(fault.code, fault.text));
  };
  const server = new SMTPServer({
    ...(tls ?? {}),
    name: 'far-end.example.com',
    disabledCommands: [...(tls ? [] : ['STARTTLS']), ...(password === undefined ? ['AUTH'] : [])],
    authOptional: password === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 1,
    onConnect: (_session, done) => at('greeting', done, () => done()),
    onAuth: (auth, session, done) => {
      logins.push({ password: String(auth.password), encrypted: session.secure });
      at('login', done, () => done(null, { user: auth.username }));
    },
    onRcptTo: (_address, _session, done) => at('recipient', done, () => done()),
    onData: async (stream, session, done) => {
      const raw = (await buffer(stream)).toString();
      const recipients = session.envelope.rcptTo.map(({ address }) => address);
      mails.push({ mail: await PostalMime.parse(raw), raw, recipients, encrypted: session.secure });
      at('message', done, () => act(behaviour, `${password ?? ''} ${raw}`, done, sockets));
    },
  });
  server.on('error', () => {}); // A client that hangs up is what these tests are about.
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server.server, 'listening');

  return {
    port: (server.server.address() as AddressInfo).port,
    mails,
    logins,
    refuse: (stage, code, text = 'no') => faults.set(stage, { type: 'refuse', code, text }),
    hangAt: (stage) => faults.set(stage, { type: 'hang' }),
    behave: (next) => {
      behaviour = next;
    },
    received: () => mails.map(receivedOf),
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      for (const socket of sockets) socket.destroy();
      await closed;
    },
  };
}

function act(behaviour: FarEndBehaviour, echo: string, done: Done, sockets: ReadonlySet<Socket>): void {
  if (behaviour === 'accept') done();
  if (behaviour === 'refuse-for-now') done(replyOf(451, oneLine(echo)));
  if (behaviour === 'refuse-for-good') done(replyOf(554, oneLine(echo)));
  if (behaviour === 'reset') for (const socket of sockets) socket.resetAndDestroy();
}

function replyOf(responseCode: number, text: string): Error {
  return Object.assign(new Error(text), { responseCode });
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').slice(0, 400);
}

function receivedOf({ mail, raw, recipients }: SmtpMail): ReceivedMessage {
  return {
    id: mail.messageId ?? '',
    text: `${mail.subject}\n${mail.text}`,
    html: mail.html ?? '',
    headers: mail.headers.map(({ key }) => key),
    recipients,
    bytes: Buffer.byteLength(raw),
  };
}
