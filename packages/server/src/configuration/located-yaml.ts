import { InputError } from '@watchbill/model';
import { isMap, LineCounter, parseDocument } from 'yaml';

/** A YAML file's value that can tell where each part of it is written. */
export interface LocatedYaml {
  readonly value: unknown;
  /** `file:line:column` of the part at this path, or of its nearest parent. */
  place(path: readonly (string | number)[]): string;
}

/** @throws InputError with every syntax error, each with its place. */
export function parseLocatedYaml(text: string, file: string): LocatedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const placeOf = (offset: number) => {
    const { line, col } = lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  if (document.errors.length > 0) {
    throw new InputError(
      document.errors.map(({ pos, message }) => `${placeOf(pos[0])}: ${message}`).join('\n'),
    );
  }
  const place = (path: readonly (string | number)[]): string => {
    for (let length = path.length; length > 0; length--) {
      const offset = offsetOf(
        document.getIn(path.slice(0, length - 1), true) ?? document.contents,
        path[length - 1],
      );
      if (offset !== undefined) return placeOf(offset);
    }
    return placeOf(0);
  };
  return { value: document.toJS({ maxAliasCount: 100 }), place };
}

function offsetOf(parent: unknown, key: string | number | undefined): number | undefined {
  if (isMap(parent)) {
    const pair = parent.items.find(
      (item) => String((item.key as { value?: unknown })?.value) === String(key),
    );
    return (pair?.key as { range?: [number] } | undefined)?.range?.[0];
  }
  const items = (parent as { items?: { range?: [number] }[] } | null)?.items;
  return typeof key === 'number' ? items?.[key]?.range?.[0] : undefined;
}
