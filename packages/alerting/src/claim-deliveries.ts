import { sql, type Transaction } from '@watchbill/database';
import type { Notification } from '@watchbill/model';

/** A delivery that is this process's to attempt until its lease ends. */
export interface ClaimedDelivery {
  readonly id: string;
  /** Refuses the result of an attempt whose lease was lost. */
  readonly epoch: number;
  readonly notifier: string;
  readonly target: string;
  readonly notification: Notification;
}

export interface DeliveryClaim {
  readonly now: Date;
  /** The most in all, and the most for one notifier. */
  readonly limit: number;
  readonly perNotifier?: number;
  /** How many attempts are under way here, by notifier: they count towards `perNotifier`. */
  readonly busy?: Readonly<Record<string, number>>;
  readonly leaseMs: number;
  /** The notifiers that this process has; every one unless given. */
  readonly notifiers?: readonly string[];
}

/** What nobody took for so long is taken by whoever is there, so that the row comes to say what is missing. */
const UNKNOWN_AFTER_MS = 60_000;

/**
 * Takes deliveries that are due, the longest waiting first, and counts the attempt. One that nobody completed is due again when its
 * lease ends. A recovery waits for as long as the opening that went to the same target is pending.
 * A notifier that is not here is left to other processes: a new configuration reaches them one after the other.
 * Notifiers are looked up one by one, so that the many waiting for a dead one do not hide the few of another.
 */
export async function claimDeliveries(
  tx: Transaction,
  { now, limit, perNotifier = limit, busy = {}, leaseMs, notifiers }: DeliveryClaim,
): Promise<readonly ClaimedDelivery[]> {
  const orphaned = new Date(now.getTime() - UNKNOWN_AFTER_MS);
  const known = notifiers ? sql`notifier = any(${[...notifiers]}::text[])` : sql`true`;
  return tx.$queryRaw<ClaimedDelivery[]>(sql`
    with lane as (
      select notifier, case when ${known} then ${now}::timestamptz else ${orphaned}::timestamptz end as due_by,
        ${perNotifier}::int - coalesce((${JSON.stringify(busy)}::jsonb ->> notifier)::int, 0) as room
      from (select distinct notifier from delivery where state = 'PENDING' and next_attempt_at <= ${now}) n
    ), due as materialized (
      select d.id from lane cross join lateral (
        select p.id, p.next_attempt_at from delivery p
        where p.notifier = lane.notifier and p.state = 'PENDING' and p.next_attempt_at <= lane.due_by
          and (p.lease_until is null or p.lease_until <= ${now})
          and not (p.type = 'incident.resolved' and exists (
            select from delivery o where o.incident_id = p.incident_id and o.type = 'incident.opened'
              and o.notifier = p.notifier and o.target = p.target and o.state = 'PENDING'))
        order by p.next_attempt_at, p.id limit greatest(lane.room, 0) for update skip locked
      ) d order by d.next_attempt_at, d.id limit ${limit}
    )
    update delivery d set attempts = d.attempts + 1, epoch = d.epoch + 1,
      lease_until = ${now}::timestamptz + ${leaseMs}::int * interval '1 ms'
    from due where d.id = due.id
    returning d.id::text, d.epoch, d.notifier, d.target, d.notification`);
}
