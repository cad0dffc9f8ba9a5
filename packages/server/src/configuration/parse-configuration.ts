import { DEFAULT_REMOVAL_GUARD } from '@watchbill/catalog';
import { InputError, parseDuration } from '@watchbill/model';
import { type AdapterConfiguration, type Configuration, DEFAULT_PORT, LOOPBACK } from './configuration.ts';
import { fillEnvironment } from './environment-values.ts';
import { type LocatedYaml, parseLocatedYaml } from './located-yaml.ts';

type Path = readonly (string | number)[];

const KEYS = [
  'host',
  'port',
  'baseUrl',
  'sources',
  'notifiers',
  'routes',
  'fallback',
  'checks',
  'history',
  'catalog',
  'k6',
  'browser',
];

/**
 * Reads the text of a `watchbill.yaml`; an empty one gives the defaults.
 * @throws InputError with every fault, one a line, each as `file:line:column: what is expected`.
 */
export function parseConfiguration(
  text: string,
  file: string | null,
  environment: Readonly<Record<string, string | undefined>>,
): Configuration {
  const yaml = parseLocatedYaml(text, file ?? 'watchbill.yaml');
  const root = fillEnvironment(yaml.value ?? {}, environment, yaml.place);
  const reader = new Reader(yaml);
  const top = reader.map(root, [], KEYS);
  const checks = reader.map(top.checks ?? {}, ['checks'], ['concurrency', 'keep']);
  const history = reader.map(top.history ?? {}, ['history'], ['keep']);
  const catalog = reader.map(top.catalog ?? {}, ['catalog'], ['keepRemoved', 'removalGuard']);
  const guard = reader.map(catalog.removalGuard ?? {}, ['catalog', 'removalGuard'], ['share', 'atLeast']);
  const k6 = reader.map(top.k6 ?? {}, ['k6'], ['path', 'version']);
  const browser = reader.map(top.browser ?? {}, ['browser'], ['path']);
  const raw = (key: string) => ({ value: top[key] ?? [], place: yaml.place([key]) });
  const configuration: Configuration = {
    file,
    host: reader.text(top.host, ['host'], "an address to listen on, e.g. '127.0.0.1'") ?? LOOPBACK,
    port: reader.whole(top.port, ['port'], 0, 65_535) ?? DEFAULT_PORT,
    baseUrl: reader.url(top.baseUrl, ['baseUrl']),
    sources: top.sources === undefined ? null : reader.adapters(top.sources, 'sources'),
    notifiers: reader.adapters(top.notifiers ?? [], 'notifiers'),
    routes: raw('routes'),
    fallback: raw('fallback'),
    concurrency: reader.whole(checks.concurrency, ['checks', 'concurrency'], 1, 256),
    keepRunsMs: reader.duration(checks.keep, ['checks', 'keep'], '30d'),
    keepHistoryMs: reader.duration(history.keep, ['history', 'keep'], '400d'),
    keepRemovedMs: reader.duration(catalog.keepRemoved, ['catalog', 'keepRemoved'], '7d'),
    removalGuard: {
      share: reader.share(guard.share, ['catalog', 'removalGuard', 'share']) ?? DEFAULT_REMOVAL_GUARD.share,
      atLeast:
        reader.whole(guard.atLeast, ['catalog', 'removalGuard', 'atLeast'], 1, 1_000_000) ??
        DEFAULT_REMOVAL_GUARD.atLeast,
    },
    k6Path: reader.text(k6.path, ['k6', 'path'], 'the path of a k6 program'),
    k6Version: reader.text(k6.version, ['k6', 'version'], "a version as text, e.g. '2.2.0'"),
    browserPath: reader.text(browser.path, ['browser', 'path'], 'the path of a Chromium program'),
  };
  reader.finish();
  return configuration;
}

/** Reads typed parts and gathers every fault on the way, so that one start shows them all. */
class Reader {
  readonly #yaml: LocatedYaml;
  readonly #faults: string[] = [];

  constructor(yaml: LocatedYaml) {
    this.#yaml = yaml;
  }

  finish(): void {
    if (this.#faults.length > 0) throw new InputError(this.#faults.join('\n'));
  }

  map(value: unknown, path: Path, keys: readonly string[]): Readonly<Record<string, unknown>> {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) {
      this.#fault(path, value, `a map with ${keys.join(', ')}`);
      return {};
    }
    for (const key of Object.keys(value)) {
      if (!keys.includes(key)) this.#fault([...path, key], undefined, `one of ${keys.join(', ')}`);
    }
    return value as Record<string, unknown>;
  }

  text(value: unknown, path: Path, expected: string): string | null {
    if (value === undefined) return null;
    if (typeof value === 'string' && value !== '') return value;
    this.#fault(path, value, expected);
    return null;
  }

  whole(value: unknown, path: Path, min: number, max: number): number | null {
    if (value === undefined) return null;
    if (Number.isInteger(value) && (value as number) >= min && (value as number) <= max)
      return value as number;
    this.#fault(path, value, `a whole number from ${min} to ${max}`);
    return null;
  }

  share(value: unknown, path: Path): number | null {
    if (value === undefined) return null;
    if (typeof value === 'number' && value >= 0 && value <= 1) return value;
    this.#fault(path, value, 'a share from 0 to 1, e.g. 0.3');
    return null;
  }

  duration(value: unknown, path: Path, fallback: string): number {
    try {
      return parseDuration(value ?? fallback, path.join('.'));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      this.#faults.push(`${this.#yaml.place(path)}: ${error.message}`);
      return 0;
    }
  }

  url(value: unknown, path: Path): string | null {
    const text = this.text(value, path, "an address, e.g. 'https://watchbill.example.com'");
    if (text === null) return null;
    if (/^https?:$/.test(URL.parse(text)?.protocol ?? '')) return text.replace(/\/+$/, '');
    this.#fault(path, value, "an http(s) address, e.g. 'https://watchbill.example.com'");
    return null;
  }

  adapters(value: unknown, key: string): readonly AdapterConfiguration[] {
    if (!Array.isArray(value)) {
      this.#fault([key], value, 'a list of { id, type, … }');
      return [];
    }
    const seen = new Set<string>();
    return value.flatMap((item: unknown, index) => {
      const path = [key, index];
      if (typeof item !== 'object' || item === null) {
        this.#fault(path, item, 'a map with id, type and options');
        return [];
      }
      const { id, type, ...options } = item as Record<string, unknown>;
      if (typeof id !== 'string' || !/^[a-z0-9][a-z0-9-]*$/.test(id)) {
        this.#fault([...path, 'id'], id, 'a name of lower-case letters, digits and -');
        return [];
      }
      if (seen.has(id)) this.#fault([...path, 'id'], id, 'an id that no other entry of the list has');
      seen.add(id);
      if (typeof type !== 'string') {
        this.#fault([...path, 'type'], type, 'the type of the adapter');
        return [];
      }
      return [{ id, type, options, place: `${this.#yaml.place(path)}: ${key}[${index}]` }];
    });
  }

  #fault(path: Path, value: unknown, expected: string): void {
    const shown = value === undefined ? '' : ` ${JSON.stringify(value)}`;
    this.#faults.push(`${this.#yaml.place(path)}: ${path.join('.')}${shown}: expected ${expected}`);
  }
}
