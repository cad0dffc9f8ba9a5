export { type KubernetesOptions, parseKubernetesOptions } from './kubernetes-options.ts';
export { createKubernetesSource, type KubernetesSourceOptions } from './kubernetes-source.ts';
