import { isIP } from 'node:net';
import { createTransport } from 'nodemailer';
import type { EmailOptions } from './email-options.ts';

const CLOSE_MS = 1000;

/**
 * A connection for each message. TLS with a verified certificate is required as soon as there are credentials; without any,
 * STARTTLS is used where it is offered. Loopback needs none: local relays rarely have a certificate for it.
 */
export function createSmtpTransport(options: EmailOptions, timeoutMs: number) {
  const { host, port, secure = port === 465, user, password } = options;
  const loopback = isLoopback(host);
  const authenticated = user !== undefined && password !== undefined;
  return createTransport({
    host,
    port,
    secure,
    ignoreTLS: loopback,
    requireTLS: authenticated && !loopback && !secure,
    ...(authenticated && { auth: { user, pass: password } }),
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    dnsTimeout: timeoutMs,
    socketCloseTimeout: CLOSE_MS,
    maxResponseSize: 64 * 1024,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}

/** By name or address, before any lookup. */
export function isLoopback(host: string): boolean {
  if (host === 'localhost' || host === '::1') return true;
  return isIP(host) === 4 && host.startsWith('127.');
}
