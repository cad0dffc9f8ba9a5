import type { Html } from './html.ts';

/** What a handler gives back; the server writes it. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Pages bring no scripts and load nothing from elsewhere. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'self'; img-src data:; form-action 'self'; base-uri 'none'";

export function json(status: number, value: unknown): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  };
}

export function page(status: number, content: Html): Answer {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': PAGE_POLICY },
    body: content.markup,
  };
}

export function stylesheet(css: string): Answer {
  return { status: 200, headers: { 'content-type': 'text/css; charset=utf-8' }, body: css };
}

/** Sends a browser on after a form, so that a reload does not post it again. */
export function seeOther(location: string, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status: 303, headers: { ...headers, location }, body: '' };
}
