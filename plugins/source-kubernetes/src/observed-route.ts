import { type KubernetesObject, listAt, textAt, textsAt } from './kubernetes-object.ts';

/** A Service: which pods stand behind its name. */
export interface ObservedService {
  readonly namespace: string;
  readonly name: string;
  readonly selector: Readonly<Record<string, string>>;
}

export function observeService({ metadata, spec }: KubernetesObject): ObservedService {
  return {
    namespace: metadata.namespace ?? 'default',
    name: metadata.name,
    selector: textsAt(spec, 'selector'),
  };
}

/** A way from outside: hosts, and the Services behind them as `namespace/name`. */
export interface ObservedRoute {
  readonly hosts: readonly string[];
  readonly services: readonly string[];
}

/** Of an Ingress or of a Gateway API's route. */
export function observeRoute({ metadata, spec }: KubernetesObject): ObservedRoute {
  const namespace = metadata.namespace ?? 'default';
  const rules = listAt(spec, 'rules');
  const ingressHosts = rules.flatMap((rule) => textAt(rule, 'host') ?? []);
  const gatewayHosts = listAt(spec, 'hostnames').filter((host) => typeof host === 'string');
  const paths = rules.flatMap((rule) => listAt(rule, 'http', 'paths'));
  const ingressBackends = [
    textAt(spec, 'defaultBackend', 'service', 'name'),
    ...paths.map((path) => textAt(path, 'backend', 'service', 'name')),
  ].flatMap((name) => (name ? [`${namespace}/${name}`] : []));
  const gatewayBackends = rules
    .flatMap((rule) => listAt(rule, 'backendRefs'))
    .flatMap((ref) => {
      const name = textAt(ref, 'name');
      const isService = (textAt(ref, 'kind') ?? 'Service') === 'Service';
      return name && isService ? [`${textAt(ref, 'namespace') ?? namespace}/${name}`] : [];
    });
  return {
    hosts: [...new Set([...ingressHosts, ...gatewayHosts])],
    services: [...new Set([...ingressBackends, ...gatewayBackends])],
  };
}
