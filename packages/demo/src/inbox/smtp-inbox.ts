import type { Server } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer, type SMTPServerDataStream } from 'smtp-server';
import type { MessageBox } from './message-box.ts';

const MAIL_LIMIT = 256 * 1024;

/** Takes mail from anyone on this machine for anyone at all. It offers neither TLS nor log-in: it never leaves loopback. */
export function createSmtpInbox(box: MessageBox): Server {
  const smtp = new SMTPServer({
    banner: "the demo's inbox",
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAIL_LIMIT,
    onData: (stream, session, done) => {
      readMail(stream)
        .then((mail) => {
          for (const { address } of session.envelope.rcptTo)
            box.put({ channel: 'email', to: address, ...mail });
          done();
        })
        .catch(done);
    },
  });
  // A client that hangs up in the middle is no reason to stop; what prevents listening is thrown by `listen`.
  smtp.on('error', () => undefined);
  return smtp.server;
}

async function readMail(stream: SMTPServerDataStream) {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MAIL_LIMIT) chunks.push(chunk);
  }
  if (size > MAIL_LIMIT) {
    throw Object.assign(new Error(`the mail has ${size} bytes: expected at most ${MAIL_LIMIT}`), {
      responseCode: 552,
    });
  }
  return describeMail(await PostalMime.parse(Buffer.concat(chunks)));
}

function describeMail({ from, subject, text, html, messageId }: Email) {
  return {
    subject: subject ?? '(no subject)',
    text: text?.trimEnd() ?? '',
    body: { from: from?.address, messageId, html },
  };
}
