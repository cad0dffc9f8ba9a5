import { hash } from 'node:crypto';
import type { EntityText } from '@watchbill/catalog';
import { toStatusItem } from './health-status.ts';

/** An entity as Backstage serves it, as JSON. The etag differs whenever anything else does. */
export function entityJson(entity: EntityText): string {
  const { id, apiVersion, kind, metadata, spec, relations, health } = entity;
  const head = `{"apiVersion":${JSON.stringify(apiVersion)},"kind":"${kind}","metadata":${metadata.slice(0, -1)}, "uid":"${id}"`;
  const status = health ? `,"status":${JSON.stringify({ items: [toStatusItem(health)] })}` : '';
  const tail = `${spec === null ? '' : `,"spec":${spec}`},"relations":${relations}${status}}`;
  return `${head},"etag":"${hash('sha1', head + tail)}"}${tail}`;
}
