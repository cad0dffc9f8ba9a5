import { parseEntityRef } from '@watchbill/model';

interface Labelled {
  readonly ref: string;
  readonly title?: string | null;
}

/** What people call an entity: its title, else its name. */
export function entityLabel(entity: Labelled): string {
  return entity.title || parseEntityRef(entity.ref).name;
}
