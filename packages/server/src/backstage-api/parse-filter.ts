import type { EntityFilter } from '@watchbill/catalog';
import { InputError } from '@watchbill/model';

/**
 * The predicate that `filter` parameters stand for: conditions with commas between them must all hold, of several
 * parameters one must. `key=a,key=b` is either value, `key` alone says that it is there. Undefined without a condition.
 * @throws InputError for a condition without a key.
 */
export function parseFilter(filters: readonly string[] = []): EntityFilter | undefined {
  const any = filters.map(parseConditions).filter((filter) => filter !== undefined);
  return any.length > 1 ? { $any: any } : any[0];
}

function parseConditions(filter: string): EntityFilter | undefined {
  const conditions = filter
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map(parseCondition);
  const all = [...Map.groupBy(conditions, ({ key }) => key)].map(([key, same]) => {
    const values = same.flatMap(({ value }) => value ?? []);
    return { [key]: values.length > 1 ? { $in: values } : (values[0] ?? { $exists: true }) };
  });
  return all.length > 1 ? { $all: all } : all[0];
}

function parseCondition(text: string): { readonly key: string; readonly value?: string } {
  const [key = '', ...rest] = text.split('=');
  const trimmed = key.trim();
  if (trimmed === '' || trimmed.startsWith('$')) {
    throw new InputError(`filter '${text}': expected a field before '=', e.g. 'kind=component'`);
  }
  return rest.length > 0 ? { key: trimmed, value: rest.join('=').trim() } : { key: trimmed };
}
