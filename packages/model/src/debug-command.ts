/** Where a pod to look into is found. */
export interface DebugTarget {
  /** The kubeconfig context of the cluster. */
  readonly cluster: string;
  readonly namespace: string;
  /** Labels of its pods, `key=value` by comma. */
  readonly selector: string;
  readonly container: string | null;
  /** Words that may tell its language, the most trustworthy first: tags, image names. */
  readonly hints: readonly string[];
}

/** An image with the tools that one wants beside a process of this language: profilers, debuggers, a package manager. */
const IMAGES: readonly (readonly [language: RegExp, image: string])[] = [
  [/^(?:java|jvm|kotlin|scala|clojure|spring(?:-?boot)?|openjdk|temurin|jdk|jre)$/, 'eclipse-temurin:21-jdk'],
  [/^(?:node|nodejs|javascript|typescript|js|ts|nextjs|deno|bun)$/, 'node:22'],
  [/^(?:python|python3|django|flask|fastapi)$/, 'python:3.13'],
  [/^(?:go|golang)$/, 'golang:1.25'],
  [/^(?:dotnet|csharp|fsharp|aspnet)$/, 'mcr.microsoft.com/dotnet/sdk:9.0'],
  [/^(?:ruby|rails)$/, 'ruby:3.4'],
  [/^(?:php|laravel|symfony)$/, 'php:8.4-cli'],
  [/^(?:elixir|erlang|phoenix)$/, 'elixir:1.18'],
  [/^(?:rust|c|cpp|c\+\+)$/, 'rust:1'],
  [/^(?:postgres|postgresql)$/, 'postgres:18'],
  [/^(?:redis|valkey)$/, 'redis:8'],
];
/** For what tells no language: names, routes, connections. */
const NETWORK_TOOLS = 'nicolaka/netshoot';

/** The image of a container for debugging, by the first hint that names a language. */
export function debugImage(hints: readonly string[]): string {
  for (const hint of hints) {
    const words = hint.toLowerCase().split(/[/:@_.-]/);
    const found = IMAGES.find(
      ([language]) => language.test(hint.toLowerCase()) || words.some((word) => language.test(word)),
    );
    if (found) return found[1];
  }
  return NETWORK_TOOLS;
}

/** A command for a shell that opens a debugging container beside the process, in the first pod of a workload that runs. */
export function debugCommand({ cluster, namespace, selector, container, hints }: DebugTarget): string {
  const kubectl = `kubectl --context ${quoted(cluster)} -n ${quoted(namespace)}`;
  const pod = `$(${kubectl} get pods -l ${quoted(selector)} --field-selector=status.phase=Running -o name | head -n 1)`;
  const target = container === null ? '' : ` --target=${quoted(container)}`;
  return `${kubectl} debug -it --image=${debugImage(hints)}${target} "${pod}" -- sh`;
}

/** What a cluster calls its things comes from others, and people paste it into a shell. */
function quoted(text: string): string {
  return /^[\w./=,:@-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
