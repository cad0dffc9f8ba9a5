/** What became of reading a URL. */
export type UrlText =
  | { readonly type: 'text'; readonly text: string }
  /** The far end says that there is nothing: 404 or 410. */
  | { readonly type: 'gone' }
  /** Its host is not allowed: it is no part of the catalog. */
  | { readonly type: 'not allowed'; readonly host: string }
  /** What is there is not known now. */
  | { readonly type: 'unreadable'; readonly reason: string };

/** Why a URL gave no text; undefined when it did. */
export function whyNoText(read: UrlText): string | undefined {
  switch (read.type) {
    case 'text':
      return undefined;
    case 'gone':
      return 'there is nothing at this URL; correct it or publish the document';
    case 'not allowed':
      return `not read; to allow it, add '${read.host}' to allowedHosts of the source in watchbill.yaml`;
    case 'unreadable':
      return `cannot be read now: ${read.reason}`;
  }
}
