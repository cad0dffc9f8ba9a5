import { locationIdOf } from '@watchbill/catalog';
import { generatedName, type Place } from '../locations/place.ts';

/** A place as Backstage serves it. A registered one also is an entity, of this name. */
export function serveLocation({ type, target }: Place): object {
  const place = { type, target };
  return { id: locationIdOf(place), ...place, entityRef: `location:default/${generatedName(place)}` };
}
