import type { Catalog } from './both-catalogs.ts';

/** Something that both catalogs are asked. Its name is its place in the report and in the list of differences. */
export interface Question {
  readonly name: string;
  readonly ask: (catalog: Catalog) => Promise<unknown>;
}

/** What came back, or what the client threw: both are answers. */
export async function answerTo({ ask }: Question, catalog: Catalog): Promise<unknown> {
  try {
    return await ask(catalog);
  } catch (error) {
    const { name, cause, response } = error as Error & { response?: { status?: number }; cause?: Error };
    return { thrown: name, cause: cause?.name, status: response?.status };
  }
}

const LONG = 10_000;

/** A request in words that the client does not use: its status, and an error's name. Messages are for people. */
export async function rawAnswer({ url }: Catalog, path: string, init?: RequestInit): Promise<unknown> {
  const response = await fetch(url + path, init);
  const body = response.headers.get('content-type')?.includes('json')
    ? await response.json()
    : await response.text();
  if (response.ok)
    return { status: response.status, body: JSON.stringify(body).length > LONG ? 'a long body' : body };
  const { error, request, response: echoed } = body as Readonly<Record<string, Record<string, unknown>>>;
  return { status: response.status, error: error?.name, request, response: echoed };
}
