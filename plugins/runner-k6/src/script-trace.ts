import { dirname, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { clip } from './clip.ts';

/** What an exception says: its message and the first line of the user's that it came from. */
export interface ScriptTrace {
  readonly message: string;
  /** `checkout.js:12:7`, relative to the script's folder; absent when no line of the user's is in the trace. */
  readonly place?: string;
}

const MAX_MESSAGE = 1_000;
/** Modules of ours that k6 loads beside the script. */
const OUR_MODULES = /\/(?:prelude|entry)\.js:|\/k6-once\.js:/;

/** Reads k6's text of an uncaught exception: the message, then lines `\tat name (file:///…/script.js:1:25(3))`. */
export function readScriptTrace(text: string, script: string): ScriptTrace {
  const [message = '', ...frames] = text.split(/\n?\s+at (?=\S*\s?\(?(?:file|https?):\/\/|[^\n]*\(native\))/);
  const place = frames
    .filter((frame) => !OUR_MODULES.test(frame))
    .flatMap((frame) => /((?:file|https?):\/\/.+:\d+:\d+)\(/.exec(frame)?.[1] ?? [])
    .at(0);
  return {
    message: clip(
      tidyScriptText(message.replace(/^(?:GoError|Uncaught \(in promise\)(?: GoError)?):? /, ''), script),
      MAX_MESSAGE,
    ),
    ...(place === undefined ? {} : { place: placeOf(place, script) }),
  };
}

/** Takes out of k6's words what is about our way of running it, and long advice about other ways. */
export function tidyScriptText(text: string, script: string): string {
  const folder = pathToFileURL(`${dirname(script)}/`).href;
  return text
    .replace(/^could not initialize '[^']*': could not load JS test '[^']*': /, '')
    .replace(/\s*Make sure that you've specified the right path to the file\..*$/s, '')
    .replaceAll(pathToFileURL(script).href, relative(dirname(script), script))
    .replaceAll(folder, '')
    .trim();
}

function placeOf(place: string, script: string): string {
  const [, url = '', position = ''] = /^(.*?)(:\d+:\d+)$/.exec(place) ?? [];
  try {
    return relative(dirname(script), fileURLToPath(url)) + position;
  } catch {
    return place;
  }
}
