export const AREAS = [
  'payments',
  'orders',
  'billing',
  'search',
  'identity',
  'catalog',
  'shipping',
  'pricing',
  'inventory',
  'media',
  'reports',
  'risk',
  'support',
  'mobile',
  'ledger',
  'notify',
];
const ROLES = [
  'gateway',
  'worker',
  'api',
  'frontend',
  'scheduler',
  'indexer',
  'proxy',
  'importer',
  'exporter',
  'store',
  'bridge',
  'engine',
];
export const TAGS = [
  'java',
  'go',
  'node',
  'python',
  'kotlin',
  'react',
  'grpc',
  'kafka',
  'postgres',
  'redis',
  'pci',
  'gdpr',
  'public',
  'internal',
  'batch',
  'critical',
];
export const FIRST_NAMES = [
  'ada',
  'alan',
  'barbara',
  'dennis',
  'edsger',
  'frances',
  'grace',
  'john',
  'ken',
  'lynn',
  'margaret',
  'niklaus',
  'radia',
  'shafi',
  'tim',
  'tony',
];

export const at = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;
export const title = (name: string) =>
  name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join(' ');
const areaAndRole = (i: number) => `${at(AREAS, i)}-${at(ROLES, Math.floor(i / AREAS.length))}`;
export const groupName = (i: number) => `team-${i}`;
export const systemName = (i: number) => `${at(AREAS, i)}-system-${i}`;
export const apiName = (i: number) => `${areaAndRole(i)}-api-${i}`;
export const componentName = (i: number) => `${areaAndRole(i)}-${i}`;
