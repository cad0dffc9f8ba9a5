export { alertsPlugin, IncidentPage, IncidentsPage } from './plugin.ts';
export { useOpenIncidentCount } from './queries/count-open-incidents.ts';
