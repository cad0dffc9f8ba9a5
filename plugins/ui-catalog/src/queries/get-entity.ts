import { useQuery } from '@tanstack/react-query';
import type { IncidentState, Severity } from '@watchbill/model';
import {
  ENTITY_SUMMARY_FIELDS,
  type EntityName,
  type EntitySummary,
  FAULT_FIELDS,
  type FaultInfo,
  graphql,
  HEALTH_FIELDS,
  type HealthInfo,
  RUN_SUMMARY_FIELDS,
  type RunSummary,
  useGraphql,
} from '@watchbill/ui-kit';

export interface ContactInfo {
  readonly notifier: string;
  readonly target: string;
}

export interface RunbookInfo {
  readonly title: string;
  readonly url: string | null;
  readonly content: string | null;
}

export interface CheckInfo {
  readonly ref: string;
  readonly name: string;
  readonly title: string | null;
  readonly every: string;
  readonly severity: Severity;
  readonly paused: boolean;
  readonly health: HealthInfo;
  readonly lastRun: (RunSummary & { readonly failure: RunFailureInfo | null }) | null;
  readonly runs: { readonly nodes: readonly RunSummary[] };
}

export interface RunFailureInfo {
  readonly step: string;
  readonly expected: string;
  readonly actual: string;
}

export interface IncidentInfo {
  readonly id: string;
  readonly state: IncidentState;
  readonly severity: Severity;
  readonly reason: string;
  readonly startedAt: string;
  readonly acknowledgedBy: string | null;
}

export interface RelationInfo {
  readonly ref: string;
  /** `null` when nobody described what the reference names. */
  readonly entity: EntitySummary | null;
}

export interface RelationGroupInfo {
  readonly type: string;
  readonly totalCount: number;
  /** The first of them. */
  readonly relations: readonly RelationInfo[];
}

export interface LinkInfo {
  readonly url: string;
  readonly title: string | null;
  readonly type: string | null;
}

export interface OwnerInfo extends EntityName {
  readonly kind: string;
  readonly description: string | null;
  /** The first of them. */
  readonly members?: readonly EntityName[];
  readonly memberCount?: number;
}

export type OwnerWay = 'DESCRIPTOR' | 'ANNOTATION' | 'CODEOWNERS' | 'TEAM_RIGHTS' | 'HISTORY' | 'INHERITED';

export interface OwnershipInfo {
  /** `null` without an owner. */
  readonly way: OwnerWay | null;
  readonly because: string;
  readonly disputed: boolean;
  readonly alternatives: readonly OwnerSignInfo[];
}

export interface OwnerSignInfo {
  readonly named: string;
  readonly way: OwnerWay;
  readonly because: string;
  /** `null` when nobody of the catalog is meant. */
  readonly owner: EntityName | null;
}

export interface EntityDetail extends EntityName {
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly description: string | null;
  readonly type: string | null;
  readonly lifecycle: string | null;
  readonly tags: readonly string[];
  readonly location: string;
  readonly links: readonly LinkInfo[];
  readonly document: unknown;
  readonly owner: OwnerInfo | null;
  readonly ownerRef: string | null;
  readonly ownership: OwnershipInfo | null;
  readonly contacts: readonly ContactInfo[];
  readonly health: HealthInfo;
  readonly runbooks: readonly RunbookInfo[];
  readonly checks: readonly CheckInfo[];
  readonly relationGroups: readonly RelationGroupInfo[];
  readonly faults: readonly FaultInfo[];
  readonly incidents: readonly IncidentInfo[];
}

export const getEntityQuery = graphql<{ readonly entity: EntityDetail | null }, { readonly ref: string }>(`
  query GetEntity($ref: String!) {
    entity(ref: $ref) {
      ref kind name namespace title description type lifecycle tags location document ownerRef
      links { url title type }
      owner {
        ref title kind description
        ... on Group { memberCount(transitive: true) members(transitive: true, first: 6) { ref title } }
      }
      ownership { way because disputed alternatives { named way because owner { ref title } } }
      contacts { notifier target }
      health { ${HEALTH_FIELDS} }
      runbooks { title url content }
      checks {
        ref name title every severity paused
        health { ${HEALTH_FIELDS} }
        lastRun { ${RUN_SUMMARY_FIELDS} failure { step expected actual } }
        runs(first: 20) { nodes { ${RUN_SUMMARY_FIELDS} } }
      }
      relationGroups(first: 10) { type totalCount relations { ref entity { ${ENTITY_SUMMARY_FIELDS} } } }
      faults { ${FAULT_FIELDS} }
      incidents(first: 5) { id state severity reason startedAt acknowledgedBy }
    }
  }
`);

/** New runs come without an event of their own. */
const REFRESH_MS = 15_000;

/** One entity with all that its page shows; `null` when it does not exist. */
export function useEntity(ref: string) {
  const api = useGraphql();
  return useQuery({
    queryKey: ['entity', ref],
    queryFn: async ({ signal }) => (await api.query(getEntityQuery, { ref }, { signal })).entity,
    refetchInterval: REFRESH_MS,
  });
}
