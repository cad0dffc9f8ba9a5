import { Card, Columns, entityLabel, FaultList, hasHealth, Page } from '@watchbill/ui-kit';
import type { EntityDetail } from '../queries/get-entity.ts';
import { AboutCard } from './about-card.tsx';
import { ChecksCard } from './checks-card.tsx';
import { DeploymentsCard } from './deployments-card.tsx';
import { DescriptorCard } from './descriptor-card.tsx';
import { EntityOver } from './entity-over.tsx';
import { FormerName } from './former-name.tsx';
import { HealthNotice } from './health-notice.tsx';
import { HistoryCard } from './history-card.tsx';
import { LinksCard } from './links-card.tsx';
import { OwnerCard } from './owner-card.tsx';
import { ProvenanceCard } from './provenance-card.tsx';
import { RelatedCards } from './related-cards.tsx';
import { RunbookCard } from './runbook-card.tsx';
import { WorkloadsCard } from './workloads-card.tsx';

/** For the person who was paged: what is wrong, what proves it, what to do; beside it, whom to call. */
export function EntityDetails({ entity }: { readonly entity: EntityDetail }) {
  // What has code of its own deserves checks and a runbook: there, their absence is said. A whole is known by its parts.
  const hasCode = entity.kind === 'Component';
  return (
    <Page title={entityLabel(entity)} over={<EntityOver entity={entity} />} lead={entity.description}>
      <Columns
        side={
          <>
            <OwnerCard entity={entity} />
            {(entity.links.length > 0 || entity.runbooks.length > 0) && <LinksCard entity={entity} />}
            <AboutCard entity={entity} />
            <ProvenanceCard entityRef={entity.ref} />
          </>
        }
      >
        <FormerName />
        {hasHealth(entity.kind) && <HealthNotice entity={entity} />}
        {(hasCode || entity.checks.length > 0) && <ChecksCard checks={entity.checks} />}
        {(hasCode || entity.runbooks.length > 0) && <RunbookCard runbooks={entity.runbooks} />}
        {hasCode && <DeploymentsCard entityRef={entity.ref} />}
        {hasCode && <WorkloadsCard entityRef={entity.ref} />}
        <RelatedCards entity={entity} />
        {entity.faults.length > 0 && (
          <Card title="Faults in its description" count={entity.faults.length} flush>
            <FaultList faults={entity.faults} />
          </Card>
        )}
        <HistoryCard entityRef={entity.ref} />
        <DescriptorCard document={entity.document} location={entity.location} />
      </Columns>
    </Page>
  );
}
