import { parseEntityRef } from '@watchbill/model';

/** `baseUrl` is the portal's address as its readers see it, without a slash at the end. */
export function entityUrl(baseUrl: string, ref: string): string {
  const { kind, namespace, name } = parseEntityRef(ref);
  return `${baseUrl}/catalog/${[kind, namespace, name].map(encodeURIComponent).join('/')}`;
}

export function runUrl(baseUrl: string, id: string): string {
  return `${baseUrl}/runs/${id}`;
}

export function incidentUrl(baseUrl: string, id: string): string {
  return `${baseUrl}/incidents/${id}`;
}
