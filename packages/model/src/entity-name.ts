/** A rule that a text of the descriptor's envelope must keep, and what to say when it does not. */
export interface NameRule {
  readonly test: (text: string) => boolean;
  /** Completes "expected …". */
  readonly expected: string;
}

const MAX_LENGTH = 63;
const short = (text: string, pattern: RegExp) => text.length <= MAX_LENGTH && pattern.test(text);
const isDnsLabel = (text: string) => short(text, /^[a-z0-9]+(-+[a-z0-9]+)*$/);
const isDnsSubdomain = (text: string) => text.length <= 253 && text.split('.').every(isDnsLabel);
const isObjectName = (text: string) => short(text, /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/);

function isPrefixed(text: string, isSuffix: (suffix: string) => boolean): boolean {
  const [first = '', second, ...rest] = text.split('/');
  if (second === undefined) return isSuffix(first);
  return rest.length === 0 && isDnsSubdomain(first) && isSuffix(second);
}

/** Backstage's field formats, which follow Kubernetes (catalog-model `validation/`, descriptor format of the docs). */
export const NAME_RULES = {
  apiVersion: {
    test: (text) => isPrefixed(text, (version) => short(version, /^[A-Za-z0-9]+$/)),
    expected: "a version with an optional domain before it, e.g. 'backstage.io/v1alpha1'",
  },
  kind: {
    test: (text) => short(text, /^[A-Za-z][A-Za-z0-9]*$/),
    expected: "1 to 63 letters and digits, a letter first, e.g. 'Component'",
  },
  name: {
    test: isObjectName,
    expected: "1 to 63 letters, digits, '-', '_' and '.', a letter or digit at both ends, e.g. 'cart-api'",
  },
  namespace: {
    test: isDnsLabel,
    expected: "1 to 63 lower-case letters and digits, '-' between them, e.g. 'default'",
  },
  tag: {
    test: (text) => short(text, /^[a-z0-9:+#]+(-[a-z0-9:+#]+)*$/),
    expected:
      "1 to 63 lower-case letters, digits, ':', '+' and '#' with single '-' between them, e.g. 'java'",
  },
  labelKey: {
    test: (text) => isPrefixed(text, isObjectName),
    expected: "a name with an optional domain before it, e.g. 'acme.org/tier'",
  },
  labelValue: {
    test: (text) => text === '' || isObjectName(text),
    expected: "at most 63 letters, digits, '-', '_' and '.', a letter or digit at both ends",
  },
} as const satisfies Record<string, NameRule>;
