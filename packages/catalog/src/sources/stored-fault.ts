import type { Fault } from '@watchbill/model';

/** A fault as a row, apart from its id. */
export interface FaultRow {
  readonly level: Fault['level'];
  readonly message: string;
  readonly file: string;
  readonly line: number | null;
  readonly column: number | null;
  readonly entityRef: string | null;
}

export function faultFromRow({ level, message, file, line, column, entityRef }: FaultRow): Fault {
  return {
    level,
    message,
    position: { file, ...(line === null ? {} : { line }), ...(column === null ? {} : { column }) },
    ...(entityRef === null ? {} : { entityRef }),
  };
}
