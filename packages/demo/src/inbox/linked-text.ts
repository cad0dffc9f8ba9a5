import { type Html, html } from '../http/html.ts';

const URLS = /(https?:\/\/[^\s<>"']+)/;
/** What ends a sentence is not part of the address before it. */
const TRAILING = /[.,;:!?)\]]+$/;

/** Text as markup with its web addresses made links. Only http and https become one. */
export function linkedText(text: string): readonly Html[] {
  return text.split(URLS).map((part, at) => (at % 2 === 0 ? html`${part}` : link(part)));
}

function link(found: string): Html {
  const url = found.replace(TRAILING, '');
  return html`<a href="${url}" target="_blank" rel="noopener noreferrer">${url}</a>${found.slice(url.length)}`;
}
