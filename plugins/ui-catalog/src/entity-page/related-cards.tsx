import { Card } from '@watchbill/ui-kit';
import type { EntityDetail } from '../queries/get-entity.ts';
import { RelatedList } from './related-list.tsx';

/** Which relations make a card, in the order a search for a cause follows them. Owner, wholes and checks have places of their own. */
const CARDS: readonly (readonly [type: string, title: string])[] = [
  ['hasPart', 'Parts'],
  ['hasMember', 'Members'],
  ['parentOf', 'Groups within'],
  ['dependsOn', 'Depends on'],
  ['dependencyOf', 'Needed by'],
  ['providesApi', 'Provides APIs'],
  ['consumesApi', 'Consumes APIs'],
  ['apiProvidedBy', 'Provided by'],
  ['apiConsumedBy', 'Consumed by'],
  ['ownerOf', 'Owns'],
];

export function RelatedCards({ entity }: { readonly entity: EntityDetail }) {
  return (
    <>
      {CARDS.map(([type, title]) => {
        const group = entity.relationGroups.find((one) => one.type === type);
        return (
          group && (
            <Card key={type} title={title} count={group.totalCount} flush>
              <RelatedList entityRef={entity.ref} group={group} />
            </Card>
          )
        );
      })}
    </>
  );
}
