/** The samples of one metric, or of its part by tags. */
export interface MetricSamples {
  /** `trend`, `rate`, `counter` or `gauge`. */
  readonly type: string;
  readonly values: readonly number[];
}

export interface ThresholdReading {
  readonly ok: boolean;
  readonly measured: number;
}

const EXPRESSION =
  /^\s*(avg|min|max|med|count|rate|value|p\((\d+(?:\.\d+)?)\))\s*(<=|>=|<|>|===?|!=)\s*([-+.\deE]+)\s*$/;

/**
 * Reads a threshold such as `p(95)<500` against samples, as k6 does (`metrics/thresholds.go`); undefined where we cannot.
 * k6 says only whose thresholds were breached; this finds out which, and by how much.
 */
export function readThreshold(
  expression: string,
  { type, values }: MetricSamples,
): ThresholdReading | undefined {
  const [, method, percentile, operator, limit] = EXPRESSION.exec(expression) ?? [];
  if (method === undefined || operator === undefined || values.length === 0) return undefined;
  const measured = aggregate(type, percentile === undefined ? method : 'p', Number(percentile), values);
  if (measured === undefined) return undefined;
  return { measured, ok: compare(measured, operator, Number(limit)) };
}

function aggregate(
  type: string,
  method: string,
  percentile: number,
  values: readonly number[],
): number | undefined {
  const sum = values.reduce((total, value) => total + value, 0);
  switch (`${type} ${method}`) {
    case 'trend avg':
      return sum / values.length;
    case 'trend min':
      return Math.min(...values);
    case 'trend max':
      return Math.max(...values);
    case 'trend med':
      return percentileOf(values, 50);
    case 'trend p':
      return percentileOf(values, percentile);
    case 'trend count':
      return values.length;
    case 'rate rate':
      return values.filter((value) => value !== 0).length / values.length;
    case 'counter count':
      return sum;
    case 'gauge value':
      return values.at(-1);
    default:
      return undefined;
  }
}

/** Between the two nearest ranks, as k6's trend sink has it. */
function percentileOf(values: readonly number[], percentile: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const rank = (percentile / 100) * (sorted.length - 1);
  const low = sorted[Math.floor(rank)] ?? 0;
  const high = sorted[Math.ceil(rank)] ?? 0;
  return low + (high - low) * (rank - Math.floor(rank));
}

function compare(measured: number, operator: string, limit: number): boolean {
  switch (operator) {
    case '<':
      return measured < limit;
    case '<=':
      return measured <= limit;
    case '>':
      return measured > limit;
    case '>=':
      return measured >= limit;
    case '!=':
      return measured !== limit;
    default:
      return measured === limit;
  }
}
