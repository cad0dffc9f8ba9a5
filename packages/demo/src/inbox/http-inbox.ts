import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { json, page, stylesheet } from '../http/answer.ts';
import { createService } from '../http/service-server.ts';
import { inboxPage } from './inbox-page.ts';
import type { MessageBox } from './message-box.ts';
import { describeWebhook } from './webhook-text.ts';

const CSS = readFileSync(new URL('./inbox.css', import.meta.url), 'utf8');

/** Takes webhooks for any target, and shows all that the box holds. */
export function createHttpInbox(box: MessageBox): Server {
  return createService({
    name: 'inbox',
    routes: [
      { method: 'GET', path: '/', handle: () => page(200, inboxPage(box.messages())) },
      { method: 'GET', path: '/messages', handle: () => json(200, box.messages()) },
      { method: 'GET', path: '/inbox.css', handle: () => stylesheet(CSS) },
      {
        method: 'POST',
        path: '/hooks/:target',
        handle: ({ params, body }) => {
          const { id } = box.put({
            channel: 'webhook',
            to: params.target ?? '',
            ...describeWebhook(body),
            body,
          });
          return json(202, { id });
        },
      },
    ],
  });
}
