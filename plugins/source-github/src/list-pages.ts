import type { AnswerError } from './answer-error.ts';
import { listOf } from './broken-answer.ts';
import type { Asked, GithubClient, Parameters } from './github-client.ts';

/** Each divides those before it, so that a list can go on with smaller pages where a larger one failed. */
const SIZES = [100, 50, 25];

interface Page<T> {
  readonly items: readonly T[];
  readonly more: boolean;
}

/** A list page by page. A page that GitHub cannot make in time is asked for in smaller pieces. */
export async function* listPages<T>(
  client: GithubClient,
  route: string,
  parameters: Parameters,
  read: (item: unknown) => T,
  asked?: Asked,
): AsyncGenerator<readonly T[]> {
  const toPage = (data: unknown, more: boolean): Page<T> => ({
    items: listOf(data, 'a list').map(read),
    more,
  });
  let sizes = SIZES;
  for (let offset = 0; ; ) {
    const [size = 1, ...smaller] = sizes;
    const place = { ...parameters, per_page: size, page: offset / size + 1 };
    let page: Page<T>;
    try {
      page = await client.ask(route, place, toPage, smaller.length > 0 ? { ...asked, retries: 0 } : asked);
    } catch (error) {
      if (smaller.length === 0 || !isTooMuch(error as AnswerError)) throw error;
      sizes = smaller;
      continue;
    }
    yield page.items;
    if (!page.more) return;
    offset += size;
  }
}

export async function listAll<T>(
  client: GithubClient,
  route: string,
  parameters: Parameters,
  read: (item: unknown) => T,
  asked?: Asked,
): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of listPages(client, route, parameters, read, asked)) items.push(...page);
  return items;
}

/** GitHub gives up after ten seconds, which a large page of a busy hour takes. */
function isTooMuch({ status, name }: AnswerError): boolean {
  return name === 'BrokenAnswer' || [500, 502, 503, 504].includes(status ?? 0);
}
