import type { DeliveryResult } from '@watchbill/alerting';

/** The part of nodemailer's errors that we use. */
interface SmtpError {
  readonly code?: string;
  /** The system's or TLS's own code, e.g. `ECONNREFUSED` or `CERT_HAS_EXPIRED`, under nodemailer's broader one. */
  readonly originalCode?: string;
  readonly response?: string;
  readonly responseCode?: number;
}

/**
 * What a failed attempt means: a reply of 500 and above is final (RFC 5321 §4.2.1), any other reply, a broken connection and a
 * timeout are not. Reasons say the server's code but not its text, which may echo the address, the user or the password.
 */
export function resultOfSmtpError(server: string, error: unknown, requireTls: boolean): DeliveryResult {
  const { code, originalCode = code, responseCode, response } = smtpErrorOf(error);
  if (code === 'ETLS') return tlsResult(server, responseCode, requireTls);
  if (responseCode) {
    const doing = code === 'EAUTH' ? ' to the user and password' : '';
    const reason = `${server} answered ${statusText(responseCode, response)}${doing}`;
    return { type: responseCode >= 500 ? 'reject' : 'retry', reason };
  }
  if (code === 'EMESSAGE' || code === 'EENVELOPE') {
    return { type: 'reject', reason: `${server} cannot take this message: ${code}` };
  }
  return { type: 'retry', reason: `${server} could not be used${originalCode ? `: ${originalCode}` : ''}` };
}

function tlsResult(server: string, responseCode: number | undefined, requireTls: boolean): DeliveryResult {
  if (!responseCode) return { type: 'retry', reason: `${server}: TLS could not be started` };
  const refusal = `${server} answered ${responseCode} to STARTTLS`;
  if (responseCode < 500) return { type: 'retry', reason: refusal };
  const fix = requireTls
    ? '; user and password are sent over TLS only: offer STARTTLS or use secure: true'
    : '';
  return { type: 'reject', reason: `${refusal}${fix}` };
}

/** `550 5.1.1`: the code with its enhanced form (RFC 3463) where there is one. */
function statusText(responseCode: number, response = ''): string {
  const enhanced = /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})(?=\s|$)/.exec(response)?.[1];
  return enhanced ? `${responseCode} ${enhanced}` : `${responseCode}`;
}

function smtpErrorOf(error: unknown): SmtpError {
  if (!(error instanceof Error)) return {};
  const { code, originalCode, response, responseCode } = error as SmtpError;
  return {
    ...(typeof code === 'string' && { code }),
    ...(typeof originalCode === 'string' && { originalCode }),
    ...(typeof response === 'string' && { response }),
    ...(typeof responseCode === 'number' && { responseCode }),
  };
}
