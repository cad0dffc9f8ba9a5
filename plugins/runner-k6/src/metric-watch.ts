import type { K6Metric, K6Point } from './k6-point.ts';
import type { MetricSamples } from './threshold-expression.ts';

/** Holds the samples of those metrics that have thresholds, so that a breach can be told in numbers. */
export interface MetricWatch {
  announce(metric: K6Metric): void;
  watches(metric: string): boolean;
  add(point: K6Point): void;
  /** Of a metric, or of a part of it such as `http_req_duration{group:::pay}`; undefined when they are not all here. */
  samplesOf(name: string): (MetricSamples & { readonly unit: string }) | undefined;
}

/** A check makes few requests; a script that makes more gets its breach told without numbers. */
const MAX_SAMPLES = 5_000;
/** k6 makes this part of every HTTP metric on its own. */
const OWN_PART = '{expected_response:true}';

export function createMetricWatch(): MetricWatch {
  const metrics = new Map<string, { readonly type: string; readonly unit: string; points: K6Point[] }>();
  let samples = 0;
  return {
    announce: ({ name, type, unit, thresholds, submetrics }) => {
      const watched = thresholds.length > 0 || submetrics.some((part) => !part.endsWith(OWN_PART));
      if (watched && !metrics.has(name)) metrics.set(name, { type, unit, points: [] });
    },
    watches: (metric) => metrics.has(metric),
    add: (point) => {
      samples += 1;
      if (samples <= MAX_SAMPLES) metrics.get(point.metric)?.points.push(point);
    },
    samplesOf: (name) => {
      const brace = name.indexOf('{');
      const metric = metrics.get(brace < 0 ? name : name.slice(0, brace));
      if (!metric || samples > MAX_SAMPLES) return undefined;
      const wanted = brace < 0 ? [] : tagsOf(name.slice(brace + 1, -1));
      const points = metric.points.filter(({ tags }) => wanted.every(([tag, value]) => tags[tag] === value));
      return { type: metric.type, unit: metric.unit, values: points.map(({ value }) => value) };
    },
  };
}

/** `group:::pay,status:200` as pairs. */
function tagsOf(text: string): readonly (readonly [string, string])[] {
  return text.split(',').map((pair) => {
    const colon = pair.indexOf(':');
    return [pair.slice(0, colon).trim(), pair.slice(colon + 1).replace(/^["'\s]+|["'\s]+$/g, '')] as const;
  });
}
