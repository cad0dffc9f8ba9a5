/** Labels of an alert or a metric, with names in lower case. */
export type LabelSet = ReadonlyMap<string, string>;

const PAIR =
  /\s*,?\s*(?<name>[a-z_][\w./-]*)\s*(?:=~?\s*|:\s+)(?:"(?<quoted>(?:[^"\\]|\\.)*)"|'(?<single>[^']*)'|(?<bare>[^\s,"'{}]+))/iy;
const MOST = 100;

/**
 * Reads `service="cart", namespace="shop"`, with braces or without, in the forms of Prometheus, of a shell or of YAML on
 * one line, or JSON: a map of labels, or an alert that has them.
 */
export function readLabelSet(text: string): LabelSet | undefined {
  const trimmed = text.trim();
  const labels = fromJson(trimmed) ?? fromPairs(trimmed);
  return labels && labels.size > 0 ? labels : undefined;
}

function fromJson(text: string): LabelSet | undefined {
  if (!text.startsWith('{') && !text.startsWith('[')) return undefined;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  return labelsIn(value);
}

function labelsIn(value: unknown): LabelSet | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if (Array.isArray(value)) return labelsIn(value[0]);
  const map = value as Readonly<Record<string, unknown>>;
  for (const key of ['labels', 'commonLabels', 'metric', 'alerts']) {
    const inner = labelsIn(map[key]);
    if (inner && inner.size > 0) return inner;
  }
  const texts = Object.entries(map).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string',
  );
  return new Map(texts.slice(0, MOST).map(([name, label]) => [name.toLowerCase(), label]));
}

function fromPairs(text: string): LabelSet | undefined {
  const inner = /^[\w:]*\{(?<inner>.*)\}$/s.exec(text)?.groups?.inner ?? text;
  const labels = new Map<string, string>();
  PAIR.lastIndex = 0;
  for (let end = 0; end < inner.length && labels.size < MOST; end = PAIR.lastIndex) {
    const pair = PAIR.exec(inner)?.groups;
    if (!pair) return inner.slice(end).trim().replace(/^,/, '') === '' ? labels : undefined;
    labels.set(
      (pair.name ?? '').toLowerCase(),
      pair.quoted?.replace(/\\(.)/g, '$1') ?? pair.single ?? pair.bare ?? '',
    );
  }
  return labels;
}
