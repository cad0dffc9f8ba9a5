import { ANNOTATION, CHECK_KIND, type Entity } from '@watchbill/model';
import { apiServers } from './api-servers.ts';
import type { IdentifierType, StatedIdentifier } from './identifier.ts';
import type { Interpretation, LookUp } from './interpretation.ts';
import { listEntries } from './list-entries.ts';
import { readWebAddress, type WebAddress } from './web-address.ts';

const MOST_LEVELS = 12;
const URL_START = /^[a-z]+:\/\//i;

/** Where an entity answers, as itself, its definition, its check and its links say. */
export function hostsOf(entity: Entity): readonly StatedIdentifier[] {
  const { annotations = {}, links = [] } = entity.metadata;
  return [
    ...listEntries(annotations[ANNOTATION.hostname]).flatMap((name) =>
      stated(name, 'hostname', `annotation ${ANNOTATION.hostname}`),
    ),
    ...apiServers(entity).flatMap((url) => stated(url, 'hostname', 'server of its definition')),
    ...environmentUrls(entity).flatMap(([name, url]) => stated(url, 'hostname', `env ${name}`)),
    ...links.flatMap(({ url, title }) => stated(url, 'link-host', title ? `link ${title}` : 'link')),
  ];
}

function environmentUrls({ kind, spec }: Entity): readonly (readonly [string, string])[] {
  const env = kind.toLowerCase() === CHECK_KIND.toLowerCase() ? spec?.env : undefined;
  if (typeof env !== 'object' || env === null) return [];
  return Object.entries(env).flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && URL_START.test(value) ? [[name, value]] : [],
  );
}

function stated(text: string, type: IdentifierType, origin: string): readonly StatedIdentifier[] {
  const wildcard = /^\*\.([a-z0-9.-]+)$/i.exec(text);
  if (wildcard) return [{ type: 'hostname', value: `*.${wildcard[1]}`.toLowerCase(), origin }];
  const address = readWebAddress(text);
  if (!address) return [];
  const { host, hostAndPort, path } = address;
  const hosts = [...new Set([host, hostAndPort])].map((value) => ({ type, value, origin }));
  return path === '' ? hosts : [...hosts, { type: 'url', value: `${hostAndPort}/${path}`, origin }];
}

/** A hostname or a URL. */
export function recogniseHost(text: string): readonly Interpretation[] {
  const address = readWebAddress(text);
  if (!address) return [];
  const { host, hostAndPort, path } = address;
  const shown = path === '' ? hostAndPort : `${hostAndPort}/${path}`;
  const name = path === '' ? 'hostname' : 'URL';
  return [
    {
      name,
      shown,
      lookUps: [
        ...byUrl(address),
        ...byHost(address),
        ...inCluster(host),
        ...byOtherPort(address),
        ...byLabel(host),
      ],
    },
  ];
}

function byUrl({ hostAndPort, path }: WebAddress): readonly LookUp[] {
  const parts = path.split('/').filter(Boolean).slice(0, MOST_LEVELS);
  return parts.map((_, index): LookUp => {
    const value = [hostAndPort, ...parts.slice(0, parts.length - index)].join('/');
    return index === 0
      ? { type: 'url', value, confidence: 0.9, says: 'is a URL of it' }
      : { type: 'url', value, confidence: 0.8, says: `lies below ${value}, a URL of it` };
  });
}

function byHost({ host, hostAndPort, path }: WebAddress): readonly LookUp[] {
  const at = path === '' ? 'is where it answers' : 'is at the host where it answers';
  const above = host.split('.').slice(1, MOST_LEVELS);
  const wildcards = above.map((_, index) => `*.${above.slice(index).join('.')}`);
  return [
    { type: 'hostname', value: hostAndPort, confidence: 0.9, says: at },
    ...wildcards.map((value): LookUp => {
      return { type: 'hostname', value, confidence: 0.8, says: `is one of ${value}, where it answers` };
    }),
    { type: 'link-host', value: hostAndPort, confidence: 0.5, says: 'is the host of its' },
  ];
}

/** Another port of a host is as likely another program. */
function byOtherPort({ host, hostAndPort }: WebAddress): readonly LookUp[] {
  if (host === hostAndPort) return [];
  return (['hostname', 'link-host'] as const).map((type) => ({
    type,
    value: host,
    confidence: 0.5,
    says: 'is at a host where it answers on another port',
    guess: true,
  }));
}

/** `service.namespace.svc…` is a name of Kubernetes. */
function inCluster(host: string): readonly LookUp[] {
  const [service, namespace, svc] = host.split('.');
  if (svc !== 'svc') return [];
  const says = 'is the Kubernetes service';
  return [
    { type: 'workload', value: `${namespace}/${service}`, confidence: 0.9, says: `${says} of its workload` },
    {
      type: 'workload',
      value: `${service}`,
      confidence: 0.6,
      says: `${says} of a workload called as its`,
      guess: true,
    },
  ];
}

function byLabel(host: string): readonly LookUp[] {
  const value = host.split('.')[0] ?? '';
  if (/^\d+$|^\[|^(?:www|api|app)$/.test(value)) return [];
  return [{ type: 'name', value, confidence: 0.4, says: 'is a host called as it is', guess: true }];
}
