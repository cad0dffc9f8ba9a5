import {
  type Contact,
  InputError,
  normalizeEntityRef,
  SEVERITIES,
  type Severity,
  showValue,
} from '@watchbill/model';
import type { Route, RouteMatch, Routes } from './routes.ts';

/** A part of the configuration file, and where it is written, e.g. `watchbill.yaml:12:3`. */
export interface PlacedValue {
  readonly value: unknown;
  readonly place: string;
}

/**
 * Reads the keys `routes`, a list of `{ match?: { owner, entity, system, kind, severity }, notify: [...] }`, and `fallback`, a list.
 * A match value is one text, or a list of which any may match; a contact is `notifier-id:target`.
 * @param notifierIds the notifiers of the configuration; when given, a contact of another one is a fault.
 * @throws InputError listing every fault, one a line.
 */
export function parseRoutes(
  routes: PlacedValue,
  fallback: PlacedValue,
  notifierIds?: readonly string[],
): Routes {
  const faults: string[] = [];
  const readerAt = (place: string): Reader => ({
    fault: (path, value, expected) =>
      void faults.push(`${place}: ${path} ${showValue(value)}: expected ${expected}`),
    ...(notifierIds ? { notifierIds } : {}),
  });
  const reader = readerAt(routes.place);
  const parsed = {
    routes: readList(reader, routes.value, 'routes').map((item, index) =>
      readRoute(reader, item, `routes[${index}]`),
    ),
    fallback: readContacts(readerAt(fallback.place), fallback.value, 'fallback'),
  };
  if (faults.length > 0) throw new InputError(faults.join('\n'));
  return parsed;
}

interface Reader {
  readonly fault: (path: string, value: unknown, expected: string) => void;
  readonly notifierIds?: readonly string[];
}

function readRoute(reader: Reader, raw: unknown, place: string): Route {
  const fields = readMap(reader, raw, place, ['match', 'notify']);
  const { match = {}, notify = [] } = fields ?? {};
  if (fields && Array.isArray(notify) && notify.length === 0) {
    reader.fault(`${place}.notify`, fields.notify, "at least one contact, e.g. ['email:oncall@example.com']");
  }
  return {
    place,
    match: readMatch(reader, match, `${place}.match`),
    notify: readContacts(reader, notify, `${place}.notify`),
  };
}

function readMatch(reader: Reader, raw: unknown, place: string): RouteMatch {
  const fields = readMap(reader, raw, place, ['owner', 'entity', 'system', 'kind', 'severity']);
  const texts = (field: string, read: (text: string, path: string) => string | undefined) => {
    const value = fields?.[field];
    if (value === undefined) return {};
    const path = `${place}.${field}`;
    const list = readTexts(reader, Array.isArray(value) ? value : [value], path);
    return { [field]: list.flatMap((text) => read(text, path) ?? []) };
  };
  const ref = (defaultKind: string) => (text: string, path: string) => {
    try {
      return normalizeEntityRef(text, { defaultKind });
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      reader.fault(path, text, `a reference, e.g. '${defaultKind}:default/shop'`);
      return undefined;
    }
  };
  return {
    ...texts('owner', ref('group')),
    ...texts('entity', ref('component')),
    ...texts('system', ref('system')),
    ...texts('kind', (text) => text.toLowerCase()),
    ...texts('severity', (text, path) => {
      if (!SEVERITIES.includes(text as Severity)) reader.fault(path, text, `one of ${SEVERITIES.join(', ')}`);
      return text;
    }),
  };
}

function readContacts(reader: Reader, raw: unknown, place: string): readonly Contact[] {
  return readTexts(reader, readList(reader, raw, place), place).flatMap((text) => {
    const [, notifier, target] = /^([^:\s]+):(\S.*)$/.exec(text.trim()) ?? [];
    if (!notifier || !target) {
      reader.fault(place, text, "'notifier-id:target', e.g. 'email:oncall@example.com'");
      return [];
    }
    if (reader.notifierIds && !reader.notifierIds.includes(notifier)) {
      const known = reader.notifierIds.join(', ') || 'none';
      reader.fault(place, text, `a notifier that is listed under 'notifiers' (${known}), not '${notifier}'`);
    }
    return [{ notifier, target }];
  });
}

function readTexts(reader: Reader, list: readonly unknown[], place: string): readonly string[] {
  return list.flatMap((item, index) => {
    if (typeof item === 'string' && item.trim() !== '') return [item];
    reader.fault(`${place}[${index}]`, item, 'a text');
    return [];
  });
}

function readList(reader: Reader, raw: unknown, place: string): readonly unknown[] {
  if (raw === undefined || raw === null) return [];
  if (Array.isArray(raw)) return raw;
  reader.fault(place, raw, 'a list');
  return [];
}

function readMap(
  reader: Reader,
  raw: unknown,
  place: string,
  keys: readonly string[],
): Readonly<Record<string, unknown>> | null {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) {
    reader.fault(place, raw, `a map with ${keys.join(', ')}`);
    return null;
  }
  for (const [key, value] of Object.entries(raw)) {
    if (!keys.includes(key)) reader.fault(`${place}.${key}`, value, `one of the keys ${keys.join(', ')}`);
  }
  return raw as Readonly<Record<string, unknown>>;
}
