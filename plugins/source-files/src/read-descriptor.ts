import { resolve } from 'node:path';
import { describeDocument, type NamedText, type YamlDocument } from '@watchbill/catalog';
import { type EntityFault, type Fault, formatPath, referencesOfEntity } from '@watchbill/model';
import { type DescribedEntity, locationOf, type PlacedTarget } from './file-reading.ts';
import { targetsOf } from './location-targets.ts';
import { checkNamedFiles } from './named-files.ts';
import { isUrl, readNearby, type Surroundings, whyUnread } from './nearby-file.ts';

/** What one document says. */
export interface DocumentReading {
  /** Absent when it has an error. */
  readonly entity?: DescribedEntity;
  readonly faults: readonly Fault[];
  readonly targets: readonly PlacedTarget[];
  readonly dependsOn: readonly string[];
}

export async function readDescriptor(
  { value, locate }: YamlDocument,
  { path, ...surroundings }: Surroundings & { readonly path: string },
): Promise<DocumentReading> {
  const positionOf = (place: EntityFault['path']) => ({ file: path, ...locate(place) });
  const dependsOn: string[] = [];
  const readNamed = async (target: string): Promise<NamedText> => {
    if (isUrl(target)) return { why: 'a URL is not fetched; put a copy beside the descriptor and name that' };
    dependsOn.push(resolve(surroundings.directory, target));
    const file = await readNearby(target, surroundings);
    return file.type === 'text' ? file : { why: whyUnread(file, surroundings.root) ?? '' };
  };
  const { entity, entityRef, faults: found } = await describeDocument(value, readNamed);
  const place = (fault: EntityFault): Fault => ({
    level: fault.level,
    message: fault.message,
    position: positionOf(fault.path),
    ...(entityRef === undefined ? {} : { entityRef }),
  });
  if (!entity) return { faults: found.map(place), targets: [], dependsOn };
  const named = await checkNamedFiles(entity, surroundings);
  const { targets, faults } = targetsOf(entity, surroundings.directory);
  return {
    entity: {
      sourced: {
        entity,
        location: locationOf(path),
        ...surroundings,
        position: positionOf(['metadata', 'name']),
      },
      references: referencesOfEntity(entity).map((reference) => ({
        field: reference.field,
        ref: reference.ref,
        place: formatPath(reference.path),
        position: positionOf(reference.path),
      })),
    },
    faults: [...found, ...named.faults, ...faults].map(place),
    targets: targets.map((target) => ({ ...target, position: positionOf(target.place) })),
    dependsOn: [...dependsOn, ...named.files],
  };
}
