import type { Response } from 'undici';

/** The lines of an answer as they arrive. One longer than `most` characters ends the reading with an error. */
export async function* readLines(response: Response, most: number): AsyncGenerator<string> {
  if (!response.body) return;
  const decoder = new TextDecoder();
  let rest = '';
  for await (const chunk of response.body) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (rest.length > most) throw new Error(`a line of the answer is longer than ${most} characters`);
    yield* lines;
  }
  if (rest !== '') yield rest;
}
