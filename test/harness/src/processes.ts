import { readdirSync, readFileSync } from 'node:fs';

/** The command lines of living processes that name the text, e.g. a data folder that nothing else uses. */
export function processesNaming(text: string): readonly string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      try {
        const state = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.[0];
        const command = readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ').trim();
        const environment = readFileSync(`/proc/${pid}/environ`, 'utf8');
        return state !== 'Z' && `${command} ${environment}`.includes(text) ? [`${pid} ${command}`] : [];
      } catch {
        return [];
      }
    });
}
