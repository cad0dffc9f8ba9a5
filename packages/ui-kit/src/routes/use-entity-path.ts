import { useRouteRef } from '@backstage/core-plugin-api';
import { parseEntityRef } from '@watchbill/model';
import { checkRouteRef, entityRouteRef } from './route-refs.ts';

/** Gives the path of an entity's page from its ref. A check is an entity too, with a page of its own. */
export function useEntityPath(): (ref: string) => string {
  const entityPath = useRouteRef(entityRouteRef);
  const checkPath = useRouteRef(checkRouteRef);
  return (ref) => {
    const { kind, namespace, name } = parseEntityRef(ref);
    return kind === 'check' ? checkPath({ namespace, name }) : entityPath({ kind, namespace, name });
  };
}
