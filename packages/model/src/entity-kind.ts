/** A `spec` field that a kind knows, and whether it must be there. */
export interface SpecField {
  readonly field: string;
  readonly type: 'text' | 'texts';
  readonly required: boolean;
  /** A text of a closed set. */
  readonly values?: readonly string[];
  /** Completes "expected …". */
  readonly expected: string;
}

const required = (field: string, expected: string, type: SpecField['type'] = 'text'): SpecField => ({
  field,
  type,
  required: true,
  expected,
});
const optional = (field: string, expected: string, type: SpecField['type'] = 'text'): SpecField => ({
  field,
  type,
  required: false,
  expected,
});

const TYPE = required('type', "a text, e.g. 'service'");
const OPTIONAL_TYPE = optional('type', "a text, e.g. 'product'");
const LIFECYCLE = required('lifecycle', "a text, e.g. 'production'");
const OWNER = required('owner', "a reference to a group or user, e.g. 'group:default/payments'");
const DEFINITION = required('definition', "the API's definition as a text, or '$text: ./openapi.yaml'");

/**
 * The kinds whose `spec` we know, with the fields that Backstage's schemas ask for (catalog-model `schema/kinds`).
 * Fields that hold references are in `entity-references.ts`.
 */
const KIND_FIELDS: Readonly<Record<string, readonly SpecField[]>> = {
  Component: [TYPE, LIFECYCLE, OWNER],
  API: [TYPE, LIFECYCLE, OWNER, DEFINITION],
  Resource: [TYPE, OWNER],
  System: [OWNER, OPTIONAL_TYPE],
  Domain: [OWNER, OPTIONAL_TYPE],
  Group: [TYPE, required('children', 'a list of groups, e.g. []', 'texts')],
  User: [],
  Location: [
    optional('type', "a text, e.g. 'url'"),
    optional('target', 'a path or URL'),
    optional('targets', 'a list of paths or URLs', 'texts'),
    { ...optional('presence', 'required or optional'), values: ['required', 'optional'] },
  ],
  AiResource: [TYPE, LIFECYCLE, OWNER],
};

/** API types that say where the API is instead of what it looks like. */
const REMOTE_API_TYPES = ['mcp-server', 'ai-model-server'];

/** Backstage's kinds. The `spec` of a Template belongs to the scaffolder: nothing is asked of it. */
export const BACKSTAGE_KINDS: readonly string[] = [...Object.keys(KIND_FIELDS), 'Template'];

export function specFieldsOf(kind: string, type: unknown): readonly SpecField[] {
  const fields = KIND_FIELDS[kind] ?? [];
  const remote = kind === 'API' && typeof type === 'string' && REMOTE_API_TYPES.includes(type);
  return remote ? fields.filter((field) => field !== DEFINITION) : fields;
}
