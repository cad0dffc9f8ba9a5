import { clip } from './clip.ts';
import type { Line } from './line-splitter.ts';

/** One sample of a metric, of `k6 run --out json`. */
export interface K6Point {
  readonly metric: string;
  readonly value: number;
  readonly tags: Readonly<Record<string, string>>;
}

/** A metric as k6 announces it before its first sample. */
export interface K6Metric {
  readonly name: string;
  readonly type: string;
  /** `ms`, or empty for what is no time. */
  readonly unit: string;
  readonly thresholds: readonly string[];
  /** Names of its parts by tag, e.g. `http_req_duration{group:::pay}`. */
  readonly submetrics: readonly string[];
}

export type K6Output =
  | { readonly type: 'point'; readonly point: K6Point }
  | { readonly type: 'metric'; readonly metric: K6Metric };

/**
 * Reads a line of `k6 run --out json`; undefined when it is none.
 *
 * `wants` is asked by the metric's name before the line is parsed: nine of ten samples are of no use to us.
 */
export function parseK6Output(line: Line, wants: (metric: string) => boolean): K6Output | undefined {
  const name = /^\{"metric":"([^"]+)"/.exec(line.text)?.[1];
  if (name !== undefined && !wants(name)) return undefined;
  // What a metric looks like that nobody watches.
  if (line.text.includes('"thresholds":[],"submetrics":null}')) return undefined;
  if (line.cut) return name === undefined ? undefined : readCutPoint(line.text, name);
  const { type, metric, data } = tryParse(line.text);
  if (typeof metric !== 'string' || data === undefined) return undefined;
  if (type === 'Point') {
    return { type: 'point', point: { metric, value: Number(data.value), tags: data.tags ?? {} } };
  }
  if (type !== 'Metric') return undefined;
  const { thresholds, submetrics, contains } = data;
  return {
    type: 'metric',
    metric: {
      name: metric,
      type: data.type ?? '',
      unit: contains === 'time' ? 'ms' : '',
      thresholds: thresholds ?? [],
      submetrics: (submetrics ?? []).map((part) => part.name),
    },
  };
}

interface RawLine {
  readonly type?: string;
  readonly metric?: unknown;
  readonly data?: {
    readonly value?: number;
    readonly tags?: Readonly<Record<string, string>> | null;
    readonly type?: string;
    readonly contains?: string;
    readonly thresholds?: readonly string[] | null;
    readonly submetrics?: readonly { readonly name: string }[] | null;
  };
}

function tryParse(text: string): RawLine {
  try {
    return JSON.parse(text) as RawLine;
  } catch {
    return {};
  }
}

/** A sample with an overlong tag still counts: a failed check must not pass for the length of its name. */
function readCutPoint(text: string, metric: string): K6Output {
  const value = Number(/"value":([-+.\deE]+)/.exec(text)?.[1] ?? 0);
  const tag = (name: string) => {
    const found = new RegExp(`"${name}":"((?:[^"\\\\]|\\\\.)*)`).exec(text)?.[1];
    return found === undefined ? {} : { [name]: clip(found, 200) };
  };
  const tags = { ...tag('check'), ...tag('group'), ...tag('method'), ...tag('status'), ...tag('url') };
  return { type: 'point', point: { metric, value, tags } };
}
