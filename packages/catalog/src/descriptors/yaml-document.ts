import {
  type Document,
  isAlias,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseAllDocuments,
} from 'yaml';
import { isWithinBounds } from './value-bounds.ts';

/** One-based, as editors count. */
export interface TextPosition {
  readonly line: number;
  readonly column: number;
}

export interface YamlDocument {
  /** Plain data; undefined when the document is empty or cannot be read. */
  readonly value: unknown;
  readonly errors: readonly (TextPosition & { readonly message: string })[];
  /** Where the value at a path is written; of a value that is missing, where the nearest thing around it is. */
  readonly locate: (path: readonly (string | number)[]) => TextPosition;
}

/** A document refers back to a shared piece at most this often; many times over is how small files become huge ones. */
const MAX_ALIASES = 1000;

/** The documents of a YAML text, with merge keys (`<<`) as Backstage reads them. */
export function readYaml(text: string): readonly YamlDocument[] {
  const lines = new LineCounter();
  const positionOf = (offset: number): TextPosition => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const options = {
    lineCounter: lines,
    prettyErrors: false,
    merge: true,
    stringKeys: true,
    logLevel: 'silent',
  } as const;
  try {
    return [...parseAllDocuments(text, options)].map((document) => toYamlDocument(document, positionOf));
  } catch (error) {
    const message = error instanceof RangeError ? 'it is nested too deeply' : (error as Error).message;
    return [{ value: undefined, errors: [{ ...START, message }], locate: () => START }];
  }
}

const START: TextPosition = { line: 1, column: 1 };

function toYamlDocument(document: Document, positionOf: (offset: number) => TextPosition): YamlDocument {
  const errors = document.errors.map(({ message, pos, code }) => ({
    ...positionOf(pos[0]),
    message: explain(code, message),
  }));
  const locate = (path: readonly (string | number)[]) => positionOf(offsetAt(document, path));
  if (errors.length > 0) return { value: undefined, errors, locate };
  try {
    const value: unknown = document.toJS({ maxAliasCount: MAX_ALIASES });
    if (isWithinBounds(value)) return { value: value ?? undefined, errors, locate };
  } catch (error) {
    if (!(error instanceof ReferenceError || error instanceof RangeError)) throw error;
  }
  const message = 'it is too deep or too large once its aliases (*name) are filled in; write the values out';
  return { value: undefined, errors: [{ ...locate([]), message }], locate };
}

const FIXES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'a tab is used as indentation; use spaces',
  DUPLICATE_KEY: 'a key is written twice; keep one',
};

function explain(code: string, message: string): string {
  return FIXES[code] ?? `${message.charAt(0).toLowerCase()}${message.slice(1)}`;
}

function offsetAt(document: Document, path: readonly (string | number)[]): number {
  let node: unknown = document.contents;
  let offset = startOf(node) ?? 0;
  for (const [index, part] of path.entries()) {
    if (isAlias(node)) node = node.resolve(document);
    let key: unknown;
    let value: unknown;
    if (isMap(node)) {
      const pair = node.items.find((item) => keyText(item.key) === String(part));
      if (!pair) return offset;
      ({ key, value } = pair);
    } else if (isSeq(node) && typeof part === 'number' && part < node.items.length) {
      value = node.items[part];
    } else {
      return offset;
    }
    node = value;
    offset = startOfValue(value, key) ?? offset;
    // What is missing further down is best shown at the name of the map that it is missing from.
    if (index < path.length - 1 && key) offset = startOf(key) ?? offset;
  }
  return offset;
}

function keyText(key: unknown): string {
  return isScalar(key) ? String(key.value) : String(key);
}

/** A value that is left empty has no place of its own. */
function startOfValue(value: unknown, key: unknown): number | undefined {
  const range = isNode(value) ? value.range : undefined;
  if (range && range[1] > range[0]) return range[0];
  return startOf(key) ?? range?.[0];
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? (node as Node).range?.[0] : undefined;
}
