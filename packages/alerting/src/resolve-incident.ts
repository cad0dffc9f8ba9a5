import { randomUUIDv7 } from 'node:crypto';
import { joinSql, notify, sql, type Transaction } from '@watchbill/database';
import type { EntityTransition } from '@watchbill/health';
import type { Notification } from '@watchbill/model';
import { DELIVERY_PENDING } from './channels.ts';
import type { Delivery } from './delivery.ts';
import { resolvedMessage } from './notification-of.ts';
import { type Settlement, settleOpening } from './settle-opening.ts';
import type { TransitionContext } from './transition-context.ts';

type Opening = Pick<Delivery, 'id' | 'notifier' | 'target' | 'state' | 'attempts' | 'deliveredAt'> & {
  readonly notification: Notification;
};

/** Ends an incident, and tells of the recovery exactly those whom its opening reached or may have reached. */
export async function resolveIncident(
  tx: Transaction,
  id: string,
  transition: Pick<EntityTransition, 'to' | 'at' | 'reason' | 'runId'>,
  { now, baseUrl, notifierIds }: TransitionContext,
): Promise<void> {
  await tx.incident.update({ where: { id }, data: { state: 'RESOLVED', resolvedAt: transition.at } });
  const openings = await tx.$queryRaw<Opening[]>(sql`
    select id::text, notifier, target, state, attempts, delivered_at as "deliveredAt", notification
    from delivery where incident_id = ${id}::uuid and type = 'incident.opened' order by id for update`);
  const settled = Map.groupBy(openings, settleOpening);
  await settle(
    tx,
    settled.get('withdraw'),
    sql`state = 'SUPPRESSED', reason = 'Recovered before it could be sent. ' || reason`,
  );
  await settle(
    tx,
    settled.get('tell-without-worsening'),
    sql`state = 'DELIVERED', reason = 'Recovered before it could be told that it got worse. ' || reason`,
  );
  const told = (['tell', 'tell-without-worsening'] satisfies Settlement[]).flatMap(
    (kind) => settled.get(kind) ?? [],
  );
  if (told.length === 0) return;
  await tx.delivery.createMany({
    data: told.map(({ notifier, target, notification }) => {
      const deliveryId = randomUUIDv7();
      const configured = notifierIds.includes(notifier);
      return {
        id: deliveryId,
        incidentId: id,
        type: 'incident.resolved',
        notifier,
        target,
        state: configured ? 'PENDING' : 'SUPPRESSED',
        reason: configured
          ? 'It was told of the trouble.'
          : `Not sent: the configuration no longer has the notifier '${notifier}' that told of the trouble.`,
        notification: { id: deliveryId, ...resolvedMessage(notification, transition, baseUrl) } as object,
        createdAt: now,
        nextAttemptAt: configured ? now : null,
      };
    }),
  });
  await notify(tx, DELIVERY_PENDING, '');
}

async function settle(
  tx: Transaction,
  openings: readonly Opening[] | undefined,
  change: ReturnType<typeof sql>,
): Promise<void> {
  if (!openings) return;
  const ids = joinSql(openings.map(({ id }) => sql`${id}::uuid`));
  await tx.$executeRaw(
    sql`update delivery set ${change}, next_attempt_at = null, lease_until = null where id in (${ids})`,
  );
}
