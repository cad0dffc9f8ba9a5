import './style/tokens.css';

export { Button } from './components/button.tsx';
export { Card } from './components/card.tsx';
export { Columns } from './components/columns.tsx';
export { CopyText } from './components/copy-text.tsx';
export { DEPLOYMENT_FIELDS, type DeploymentInfo, DeploymentList } from './components/deployment-list.tsx';
export { DueTime } from './components/due-time.tsx';
export { EmptyNote, EmptyState } from './components/empty-state.tsx';
export { EntityLink, MissingEntity } from './components/entity-link.tsx';
export {
  ENTITY_NAME_FIELDS,
  ENTITY_SUMMARY_FIELDS,
  type EntityName,
  type EntitySummary,
  HEALTH_FIELDS,
  type HealthInfo,
} from './components/entity-summary.ts';
export { ErrorState } from './components/error-state.tsx';
export { ExternalLink } from './components/external-link.tsx';
export { Facts } from './components/facts.tsx';
export { FAULT_FIELDS, type FaultInfo, FaultList } from './components/fault-list.tsx';
export { HealthBadge, healthTone, healthWord } from './components/health-badge.tsx';
export { Icon, type IconName } from './components/icon.tsx';
export { IncidentBadge } from './components/incident-badge.tsx';
export { LoadingState } from './components/loading-state.tsx';
export { Notice } from './components/notice.tsx';
export { Page, withQueries } from './components/page.tsx';
export { RelativeTime } from './components/relative-time.tsx';
export { RunBadge, runTone, runWord } from './components/run-badge.tsx';
export { RunBars } from './components/run-bars.tsx';
export { RUN_SUMMARY_FIELDS, type RunSummary } from './components/run-summary.ts';
export { type RunbookLink, RunbookLinks, runbookAnchor } from './components/runbook-links.tsx';
export { SeverityTag } from './components/severity-tag.tsx';
export { Status, type Tone } from './components/status.tsx';
export { type Column, Table } from './components/table.tsx';
export { type Tab, Tabs } from './components/tabs.tsx';
export { Tag } from './components/tag.tsx';
export { useTitle } from './components/use-title.ts';
export { classNames } from './format/class-names.ts';
export { entityLabel } from './format/entity-label.ts';
export { formatClock, formatInstant } from './format/format-instant.ts';
export { formatMilliseconds } from './format/format-milliseconds.ts';
export { formatRelative } from './format/format-relative.ts';
export { hasHealth } from './format/has-health.ts';
export { type GraphqlApi, graphqlApiRef } from './graphql/graphql-api.ts';
export { createGraphqlApi, graphqlApiFactory } from './graphql/graphql-client.ts';
export { type GraphqlDocument, graphql, type NoVariables } from './graphql/graphql-document.ts';
export { ConnectionError, GraphqlError } from './graphql/graphql-error.ts';
export { QueryProvider } from './graphql/query-client.tsx';
export { useGraphql } from './graphql/use-graphql.ts';
export { useDebounced } from './live/use-debounced.ts';
export { useNow } from './live/use-now.ts';
export { useSubscription } from './live/use-subscription.ts';
export {
  catalogRouteRef,
  checkRouteRef,
  checksRouteRef,
  entityRouteRef,
  incidentRouteRef,
  incidentsRouteRef,
  qualityRouteRef,
  runRouteRef,
  sourcesRouteRef,
} from './routes/route-refs.ts';
export { useEntityPath } from './routes/use-entity-path.ts';
