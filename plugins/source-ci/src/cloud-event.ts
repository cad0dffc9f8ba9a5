import { InputError } from '@watchbill/model';

/** An event in the terms of CloudEvents 1.0, of which only the data is of use here. */
export interface CloudEvent {
  readonly type: string;
  readonly data: unknown;
}

export interface HttpMessage {
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly body: string;
}

const STRUCTURED = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const MOST_EVENTS = 1_000;

/**
 * The events of an HTTP message, in any of the three modes of the HTTP binding (CloudEvents "HTTP Protocol Binding" 1.0.2,
 * sections 3.1 to 3.3): binary with `ce-*` headers, structured, batched.
 * @throws InputError for what is none of these.
 */
export function readCloudEvents({ headers, body }: HttpMessage): readonly CloudEvent[] {
  const contentType = header(headers, 'content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  if (contentType === BATCH) {
    const events = parseJson(body);
    if (!Array.isArray(events))
      throw new InputError(`body: expected a list of events, for it comes as ${BATCH}`);
    if (events.length > MOST_EVENTS)
      throw new InputError(`body: expected at most ${MOST_EVENTS} events, not ${events.length}`);
    return events.map((event, index) => structured(event, `body[${index}]`));
  }
  if (contentType === STRUCTURED) return [structured(parseJson(body), 'body')];
  const type = header(headers, 'ce-type');
  if (type === undefined)
    throw new InputError(
      `headers: expected a CloudEvent, so ce-type and the other ce- headers, or the content type ${STRUCTURED}`,
    );
  return [{ type, data: parseJson(body) }];
}

function structured(event: unknown, place: string): CloudEvent {
  const { type, data, data_base64: encoded } = (event ?? {}) as Readonly<Record<string, unknown>>;
  if (typeof type !== 'string') throw new InputError(`${place}.type: expected the type of a CloudEvent`);
  if (typeof encoded === 'string')
    return { type, data: parseJson(Buffer.from(encoded, 'base64').toString()) };
  return { type, data };
}

function header(headers: HttpMessage['headers'], name: string): string | undefined {
  const value = headers[name];
  return typeof value === 'string' ? value : value?.[0];
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new InputError(`body: expected JSON: ${(error as Error).message}`);
  }
}
