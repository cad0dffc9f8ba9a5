import type { NotificationLine, NotificationText } from '@watchbill/alerting';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A table of facts that mail programs of every age show: no style sheet, no image, nothing to load. */
export function emailHtml({ subject, lines }: NotificationText): string {
  return [
    '<!doctype html><html><body style="font-family:sans-serif">',
    `<p><strong>${escapeHtml(subject)}</strong></p>`,
    '<table cellpadding="4" style="border-collapse:collapse">',
    ...lines.map(row),
    '</table></body></html>',
  ].join('\n');
}

function row({ label, text, url }: NotificationLine): string {
  const content = escapeHtml(text);
  const cell = url ? `<a href="${escapeHtml(url)}">${content}</a>` : content;
  return `<tr><th align="left" valign="top">${escapeHtml(label)}</th><td>${cell}</td></tr>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
