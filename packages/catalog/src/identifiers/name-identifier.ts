import { InputError, parseEntityRef } from '@watchbill/model';
import type { StatedIdentifier } from './identifier.ts';
import type { Interpretation, LookUp } from './interpretation.ts';

export function namesOf(name: string, title: string | null): readonly StatedIdentifier[] {
  const names = [{ type: 'name', value: name.toLowerCase(), origin: '' }] as const;
  return title === null ? names : [...names, { type: 'title', value: title.toLowerCase(), origin: '' }];
}

/** A reference, a name or a title. */
export function recogniseName(text: string): readonly Interpretation[] {
  const lower = text.toLowerCase();
  const called = readName(lower);
  const title: LookUp = { type: 'title', value: lower, confidence: 0.9, says: 'is its title' };
  return [
    ...(called
      ? [{ name: called.type === 'reference' ? 'reference' : 'name', shown: text, lookUps: [called] }]
      : []),
    { name: 'title', shown: text, lookUps: [title] },
  ];
}

const NAME = /^[\p{L}\p{N}_.-]+$/u;

/** `kind:[namespace/]name` names one entity; a name, with its namespace or without, those of every kind. */
function readName(lower: string): LookUp | undefined {
  try {
    const { kind, namespace, name } = parseEntityRef(lower, { defaultKind: '*', defaultNamespace: '*' });
    if (!NAME.test(name)) return undefined;
    const place = `${namespace === '*' ? 'default' : namespace}/${name}`;
    if (kind !== '*')
      return { type: 'reference', value: `${kind}:${place}`, confidence: 1, says: 'is its reference' };
    const byName = { type: 'name', value: name, confidence: 0.95, says: 'is its name' } as const;
    return namespace === '*' ? byName : { ...byName, refEnd: `:${place}` };
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return undefined;
  }
}
