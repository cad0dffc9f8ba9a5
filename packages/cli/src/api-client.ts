/** The server's answers, for commands. `WATCHBILL_TOKEN` is sent when it is set. */
export interface ApiClient {
  readonly url: string;
  /** @throws Error with the server's own words for each error. */
  query<T>(document: string, variables?: Readonly<Record<string, unknown>>): Promise<T>;
  post<T>(path: string, body: unknown, contentType?: string): Promise<T>;
}

interface GraphqlAnswer<T> {
  readonly data?: T | null;
  readonly errors?: readonly { readonly message: string }[];
}

export function createApiClient(url: string): ApiClient {
  const token = process.env.WATCHBILL_TOKEN;
  const send = async (path: string, body: unknown, contentType = 'application/json'): Promise<Response> => {
    const headers = {
      'content-type': contentType,
      ...(token ? { authorization: `Bearer ${token}` } : {}),
    };
    try {
      return await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    } catch (error) {
      const cause = (error as { cause?: Error }).cause?.message ?? (error as Error).message;
      throw new Error(
        `${url} does not answer (${cause}). Start it with npm start, or name another with --url.`,
      );
    }
  };
  return {
    url,
    query: async <T>(document: string, variables: Readonly<Record<string, unknown>> = {}) => {
      const answer = (await jsonOf(
        await send('/graphql', { query: document, variables }),
        url,
      )) as GraphqlAnswer<T>;
      if (answer.errors?.length) throw new Error(answer.errors.map(({ message }) => message).join('\n'));
      return answer.data as T;
    },
    post: async <T>(path: string, body: unknown, contentType?: string) =>
      (await jsonOf(await send(path, body, contentType), url)) as T,
  };
}

async function jsonOf(response: Response, url: string): Promise<unknown> {
  const text = await response.text();
  let body: { error?: { message?: string } };
  try {
    body = JSON.parse(text);
  } catch {
    throw new Error(`${url} answered ${response.status} with no JSON: is it a Watchbill server?`);
  }
  if (!response.ok && body.error) throw new Error(body.error.message ?? `${url} answered ${response.status}`);
  return body;
}
