import type { GraphQLSchema } from 'graphql';
import { builder } from './builder.ts';
import { giveErrorsCodes } from './errors-to-codes.ts';
// Each slice adds its types and fields to the builder.
import './scalar/date-time.ts';
import './scalar/json.ts';
import './entity/entity.ts';
import './entity/entity-kinds.ts';
import './entity/entity-queries.ts';
import './facet/facet.ts';
import './who/who.ts';
import './unowned/unowned.ts';
import './history/change-queries.ts';
import './provenance/provenance.ts';
import './conflict/conflict.ts';
import './reference/unresolved-references.ts';
import './removal/tombstones.ts';
import './removal/orphans.ts';
import './removal/restore-entity.ts';
import './health/health.ts';
import './health/health-changed.ts';
import './check/check.ts';
import './check/check-queries.ts';
import './check/run-check.ts';
import './run/run.ts';
import './run/run-query.ts';
import './run/run-events.ts';
import './incident/incident.ts';
import './incident/incident-queries.ts';
import './incident/incident-changed.ts';
import './incident/acknowledge-incident.ts';
import './source/source.ts';
import './status/status.ts';
import './viewer/viewer.ts';

/** The whole API. `schema.graphql` is its printed form. */
export const schema: GraphQLSchema = giveErrorsCodes(builder.toSchema());
