import { randomUUIDv7 } from 'node:crypto';
import { notify, sql, type Transaction } from '@watchbill/database';
import { DELIVERY_PENDING } from './channels.ts';
import type { Message } from './notification-of.ts';
import type { RoutedTarget } from './route.ts';

/**
 * Writes the opening of an incident into the outbox, a row for each target. A target that has a row already, because the incident
 * got worse, has it armed again with the new message under a new message id, since receivers drop an id that they have seen.
 * - An attempt under way keeps its lease: its completion sees that the message was replaced and frees the row (completeDelivery).
 * - Attempts of a row that is still pending are kept: they are what tells that something may have arrived.
 * - `delivered_at` is kept: the target was told of this incident and is owed its recovery.
 */
export async function enqueueOpening(
  tx: Transaction,
  message: Message,
  targets: readonly RoutedTarget[],
  now: Date,
): Promise<void> {
  const rows = targets.map(({ notifier, target, state, because }) => {
    const id = randomUUIDv7();
    return { id, notifier, target, state, reason: because, notification: { id, ...message } };
  });
  await tx.$executeRaw(sql`
    insert into delivery as d (id, incident_id, type, notifier, target, state, reason, notification, created_at, next_attempt_at)
    select id, ${message.incident.id}::uuid, ${message.type}, notifier, target, state, reason, notification, ${now},
      case when state = 'PENDING' then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as r(id uuid, notifier text, target text, state text, reason text, notification jsonb)
    on conflict (incident_id, type, notifier, target) do update set
      state = excluded.state, reason = excluded.reason, notification = excluded.notification, last_error = null,
      attempts = case when d.state = 'PENDING' then d.attempts else 0 end,
      created_at = excluded.created_at, next_attempt_at = excluded.next_attempt_at
    where excluded.state = 'PENDING' or d.state = 'SUPPRESSED'`);
  if (targets.some(({ state }) => state === 'PENDING')) await notify(tx, DELIVERY_PENDING, '');
}
