import { type Html, html } from '../http/html.ts';
import type { InboxMessage } from './inbox-message.ts';
import { linkedText } from './linked-text.ts';

/** How often the page looks for new messages. It has no script, so a reload is the way. */
const REFRESH_SECONDS = 5;

export function inboxPage(messages: readonly InboxMessage[]): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="${REFRESH_SECONDS}">
<title>${messages.length > 0 ? `(${messages.length}) ` : ''}Owners’ inbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/inbox.css">
</head>
<body>
<header>
<h1>Owners’ inbox</h1>
<p>What the owners of the demo’s services are told, by chat and by mail. Newest first.</p>
</header>
<main>${messages.length > 0 ? messages.map(article) : empty()}</main>
</body>
</html>
`;
}

function empty(): Html {
  return html`
<p class="empty">Nothing yet, and no news is good news. To get some:</p>
<pre>npx watchbill demo break payments</pre>`;
}

function article({ at, channel, to, subject, text }: InboxMessage): Html {
  return html`
<article>
<p class="meta"><strong>${to}</strong> <span>${channel === 'email' ? 'mail' : 'chat'}</span> <time datetime="${at}">${showTime(at)}</time></p>
<h2>${subject}</h2>
<div class="text">${linkedText(text)}</div>
</article>`;
}

/** `2026-11-20T22:05:31.120Z` → `2026-11-20 22:05:31 UTC`. */
function showTime(iso: string): string {
  return `${iso.slice(0, 19).replace('T', ' ')} UTC`;
}
