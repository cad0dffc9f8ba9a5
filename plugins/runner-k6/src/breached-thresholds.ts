import type { RunThreshold } from '@watchbill/model';
import type { MetricWatch } from './metric-watch.ts';
import { readThreshold } from './threshold-expression.ts';

export interface BreachedThreshold extends RunThreshold {
  /** In words, e.g. `p(95) was 812 ms`; absent where it could not be told. */
  readonly measured?: string;
}

const MAX_BREACHED = 20;

/** The metrics that k6's last words name, e.g. `thresholds on metrics 'checks, http_reqs' have been crossed`. */
export function breachedMetrics(message: string): readonly string[] {
  return /^thresholds on metrics '(.*)' (?:have been|were) crossed/.exec(message)?.[1]?.split(', ') ?? [];
}

/** Which thresholds of those metrics were breached. Where the samples do not tell, all that the metric has. */
export function findBreached(
  metrics: readonly string[],
  declared: unknown,
  watch: Pick<MetricWatch, 'samplesOf'>,
): readonly BreachedThreshold[] {
  return metrics
    .flatMap((metric) => {
      const samples = watch.samplesOf(metric);
      const readings = expressionsOf(declared, metric).map((threshold) => {
        const reading = samples && readThreshold(threshold, samples);
        return { metric, threshold, reading, unit: samples?.unit ?? '' };
      });
      const breached = readings.filter(({ reading }) => reading?.ok === false);
      return (breached.length > 0 ? breached : readings).map(
        ({ threshold, reading, unit }): BreachedThreshold => ({
          metric,
          threshold,
          ...(reading?.ok === false ? { measured: describe(threshold, reading.measured, unit) } : {}),
        }),
      );
    })
    .slice(0, MAX_BREACHED);
}

/** The thresholds of one metric: in a script one expression, or a list of expressions and objects that hold one. */
function expressionsOf(declared: unknown, metric: string): readonly string[] {
  const found = isFields(declared) ? declared[metric] : undefined;
  const expressions = [found].flat().flatMap((item) => {
    const text = isFields(item) ? item.threshold : item;
    return typeof text === 'string' ? [text] : [];
  });
  return expressions.length > 0 ? expressions : ['its threshold'];
}

function describe(threshold: string, measured: number, unit: string): string {
  const method = /^\s*([a-z]+(?:\([\d.]+\))?)/.exec(threshold)?.[1] ?? 'it';
  const rounded = Number(measured.toPrecision(4));
  return `${method} was ${unit === '' ? rounded : `${rounded} ${unit}`}`;
}

function isFields(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
