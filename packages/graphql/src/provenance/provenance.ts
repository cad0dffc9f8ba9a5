import { type FieldProvenance, provenanceOf, type SaidValue } from '@watchbill/catalog';
import { builder } from '../builder.ts';
import { isPast } from '../entity/entity-then.ts';
import { defineLoader } from '../loader.ts';
import { EntityNode } from '../node-refs.ts';

const loadProvenance = defineLoader<readonly FieldProvenance[]>(async ({ db }, refs) => {
  const found = await provenanceOf(db.read, refs);
  return refs.map((ref) => found.get(ref) ?? []);
});

const SaidValueNode = builder.objectRef<SaidValue>('SaidValue').implement({
  description: 'What a source says of a field.',
  fields: (t) => ({
    value: t.field({
      type: 'JSON',
      description: 'The value; a list is a whole.',
      resolve: ({ value }) => value,
    }),
    source: t.exposeString('sourceId', { description: '`Source.id`.' }),
    location: t.exposeString('location', { description: 'Where it stands, e.g. `file:/srv/cart.yaml`.' }),
    inferred: t.exposeBoolean('inferred', {
      description: 'Deduced by the source: what any source states counts more.',
    }),
    firstSeenAt: t.expose('firstSeenAt', {
      type: 'DateTime',
      description: 'Since when this source says so, as far as the history is kept.',
    }),
    lastSeenAt: t.expose('lastSeenAt', {
      type: 'DateTime',
      nullable: true,
      description:
        'When it last said so: the last complete reading, or when it last told this entity. Null for what is kept by hand.',
    }),
    told: t.exposeBoolean('told', {
      description: 'It says so now. False for what is kept by hand, or waits for a removal to be confirmed.',
    }),
  }),
});

const FieldProvenanceNode = builder.objectRef<FieldProvenance>('FieldProvenance').implement({
  description: 'A field of a descriptor: who says what of it.',
  fields: (t) => ({
    path: t.exposeString('path', {
      description: "Which, e.g. `spec.owner`, `metadata.annotations['acme.org/tier']`.",
    }),
    counts: t.field({
      type: SaidValueNode,
      description: 'What counts: what the source says that comes first in the configuration.',
      resolve: (field) => field,
    }),
    others: t.field({
      type: [SaidValueNode],
      description: 'What other sources say of it, the same or something else.',
      resolve: ({ others }) => others,
    }),
  }),
});

builder.interfaceField(EntityNode, 'provenance', (t) =>
  t.field({
    type: [FieldProvenanceNode],
    description: 'Who says what: each field of the descriptor, in its order. Empty for the past.',
    resolve: (entity, _args, context) => (isPast(entity) ? [] : loadProvenance(context, entity.ref)),
  }),
);
