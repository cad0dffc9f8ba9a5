import { InputError, showValue } from '@watchbill/model';

/** A CDEvent of any version: what its context, subject and custom data say (cdevents/spec, `spec.md`). */
export interface CdEvent {
  /** `service`, `pipelinerun`, … in lower case. */
  readonly subjectType: string;
  /** `deployed`, `finished`, … in lower case. */
  readonly predicate: string;
  readonly id: string;
  readonly source: string;
  /** ISO 8601. */
  readonly timestamp: string;
  readonly subjectId: string;
  readonly subjectSource: string;
  readonly content: Readonly<Record<string, unknown>>;
  readonly customData: Readonly<Record<string, unknown>>;
}

/** `dev.cdevents.service.deployed.0.2.0`, with a suffix for drafts. */
const TYPE = /^dev\.cdevents\.(?<subject>[a-z]+)\.(?<predicate>[a-z]+)\.\d+\.\d+\.\d+(?:-[\w.]+)?$/i;

/**
 * Reads the data of a CloudEvent as a CDEvent, version 0.3 to 0.5: these differ in where the version stands and in optional fields.
 * @throws InputError naming the field that is missing or wrong.
 */
export function readCdEvent(data: unknown): CdEvent {
  const { context, subject, customData } = fieldsOf(data, 'data');
  const { id, source, type, timestamp } = fieldsOf(context, 'context');
  const { id: subjectId, source: subjectSource, content } = fieldsOf(subject, 'subject');
  const parts = typeof type === 'string' ? TYPE.exec(type)?.groups : undefined;
  if (!parts)
    throw new InputError(
      `context.type ${showValue(type)}: expected a CDEvents type, e.g. dev.cdevents.service.deployed.0.2.0`,
    );
  const at = typeof timestamp === 'string' ? new Date(timestamp) : undefined;
  if (!at || Number.isNaN(at.getTime()))
    throw new InputError(`context.timestamp ${showValue(timestamp)}: expected a time of RFC 3339`);
  return {
    subjectType: parts.subject?.toLowerCase() ?? '',
    predicate: parts.predicate?.toLowerCase() ?? '',
    id: textOf(id, 'context.id'),
    source: textOf(source, 'context.source'),
    timestamp: at.toISOString(),
    subjectId: textOf(subjectId, 'subject.id'),
    subjectSource: typeof subjectSource === 'string' ? subjectSource : '',
    content: mapOf(content),
    customData: mapOf(customData),
  };
}

type Fields = Readonly<Record<string, unknown>>;

function fieldsOf(value: unknown, place: string): Fields {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new InputError(`${place} ${showValue(value)}: expected a map, as a CDEvent has it`);
}

function mapOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

function textOf(value: unknown, place: string): string {
  if (typeof value === 'string' && value !== '') return value;
  throw new InputError(`${place} ${showValue(value)}: expected a text`);
}
