/** Where in a source something was said: a file with a one-based line and column, as an editor counts. */
export interface SourcePosition {
  readonly file: string;
  readonly line?: number;
  readonly column?: number;
}

/** Something wrong in what a source said. `error`: the entity could not be taken; `warning`: taken, with this flaw. */
export interface Fault {
  readonly level: 'error' | 'warning';
  readonly message: string;
  readonly position: SourcePosition;
  /** The entity concerned, when the text was good enough to tell. */
  readonly entityRef?: string;
}

/** `file:line:column: level: message`, the form that editors and terminals turn into a link. */
export function formatFault({ level, message, position }: Fault): string {
  const place = [position.file, position.line, position.column]
    .filter((part) => part !== undefined)
    .join(':');
  return `${place}: ${level}: ${message}`;
}
