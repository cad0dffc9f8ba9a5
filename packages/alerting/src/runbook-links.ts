import { ANNOTATION, type Entity, type Notification } from '@watchbill/model';

/** An entity's runbooks as links. One that is a Markdown file of ours is read on the entity's page in the portal. */
export function runbookLinks(entity: Entity, entityPage: string): Notification['runbooks'] {
  const linked = (entity.metadata.links ?? [])
    .filter(({ type, url }) => type === 'runbook' && url)
    .map(({ url, title }) => ({ title: title ?? 'Runbook', url }));
  const file = entity.metadata.annotations?.[ANNOTATION.runbook];
  if (!file) return linked;
  return [{ title: 'Runbook', url: /^https?:\/\//.test(file) ? file : `${entityPage}#runbook` }, ...linked];
}
