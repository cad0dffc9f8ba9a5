import type { InboxMessage } from './inbox-message.ts';

export const MESSAGES_KEPT = 200;

/** The latest messages, newest first. */
export interface MessageBox {
  readonly put: (message: Omit<InboxMessage, 'id' | 'at'>) => InboxMessage;
  readonly messages: () => readonly InboxMessage[];
}

export function createMessageBox(newId: () => string, now: () => Date): MessageBox {
  let messages: readonly InboxMessage[] = [];
  return {
    put: (content) => {
      const message = { id: newId(), at: now().toISOString(), ...content };
      messages = [message, ...messages].slice(0, MESSAGES_KEPT);
      return message;
    },
    messages: () => messages,
  };
}
