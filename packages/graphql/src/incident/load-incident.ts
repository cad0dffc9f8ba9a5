import {
  type Delivery,
  deliveriesOfIncidents,
  findIncidents,
  type Incident,
  incidentsOfEntities,
} from '@watchbill/alerting';
import { defineLoader, defineLoaderWith } from '../loader.ts';

/** The incident with this id; null when there is none. */
export const loadIncident = defineLoader<Incident | null>(async ({ db }, ids) => {
  const found = new Map((await findIncidents(db.read, ids)).map((incident) => [incident.id, incident]));
  return ids.map((id) => found.get(id.toLowerCase()) ?? null);
});

/** The newest incidents of an entity, newest first. */
export const loadIncidentsOfEntity = defineLoaderWith<{ readonly first: number }, readonly Incident[]>(
  async ({ db }, refs, { first }) => {
    const incidents = await incidentsOfEntities(db.read, refs, first);
    const found = Map.groupBy(incidents, ({ entityRef }) => entityRef);
    return refs.map((ref) => found.get(ref) ?? []);
  },
);

/** The messages of an incident, in the order in which they were written. */
export const loadDeliveries = defineLoader<readonly Delivery[]>(async ({ db }, ids) => {
  const deliveries = await deliveriesOfIncidents(db.read, ids);
  const found = Map.groupBy(deliveries, ({ incidentId }) => incidentId);
  return ids.map((id) => found.get(id) ?? []);
});
