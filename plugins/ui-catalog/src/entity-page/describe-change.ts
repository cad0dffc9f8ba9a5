import type { ChangeInfo, DifferenceInfo } from '../queries/list-changes.ts';

const MOST = 4;
const SHORT = 60;

/** A change in words, a phrase for each thing that changed: `owner changed from team-a to payments`. */
export function describeChange(change: ChangeInfo): readonly string[] {
  if (change.kind === 'ADDED') return ['added'];
  if (change.kind === 'REMOVED') return ['removed'];
  const moved = change.previousLocation ? [`moved from ${shortLocation(change.previousLocation)}`] : [];
  const differences = change.differences.toSorted((a, b) => rank(a) - rank(b));
  const renamed = change.kind === 'RENAMED' ? ['renamed'] : [];
  const phrases = [...renamed, ...moved, ...differences.map(describeDifference)];
  const left = phrases.length - MOST;
  return left > 1 ? [...phrases.slice(0, MOST), `and ${left} other fields`] : phrases;
}

/** Whose it is first; what is for tools last. */
function rank({ path }: DifferenceInfo): number {
  if (path === 'spec.owner') return 0;
  return /^metadata\.(annotation|label)s/.test(path) ? 2 : 1;
}

/** The last parts of a location: enough to recognise the file. */
export function shortLocation(location: string): string {
  const target = location.replace(/^(?:file|url):/, '');
  const parts = target.split('/');
  return parts.length > 4 ? parts.slice(-3).join('/') : target;
}

function describeDifference({ path, before, after }: DifferenceInfo): string {
  const name = nameOf(path);
  if (Array.isArray(before) && Array.isArray(after)) return describeLists(name, before, after);
  const [was, is] = [show(before), show(after)];
  if (before === null) return is ? `${name} set to ${is}` : `${name} set`;
  if (after === null) return was ? `${name} removed, was ${was}` : `${name} removed`;
  return was && is ? `${name} changed from ${was} to ${is}` : `${name} changed`;
}

function describeLists(name: string, before: readonly unknown[], after: readonly unknown[]): string {
  const [was, is] = [before.map((item) => JSON.stringify(item)), after.map((item) => JSON.stringify(item))];
  const came = show(after.filter((_item, index) => !was.includes(is[index] as string)));
  const went = show(before.filter((_item, index) => !is.includes(was[index] as string)));
  const parts = [...(came ? [`${came} added`] : []), ...(went ? [`${went} removed`] : [])];
  return parts.length > 0 ? `${name}: ${parts.join(', ')}` : `${name} changed`;
}

/** `owner` of `spec.owner`, `annotation acme.org/tier` of `metadata.annotations['acme.org/tier']`. */
function nameOf(path: string): string {
  const [, list, quoted, plain] = /^metadata\.(annotation|label)s(?:\['(.*)'\]|\.(\w+))$/.exec(path) ?? [];
  if (list) return `${list} ${quoted?.replace(/\\(['\\])/g, '$1') ?? plain}`;
  return path.replace(/^(?:spec|metadata)\.(?=.)/, '');
}

/** Empty when it is too long or too deep to be read in a sentence. */
function show(value: unknown): string {
  if (Array.isArray(value)) {
    const items = value.map(show);
    const text = items.join(', ');
    return items.every(Boolean) && text.length <= SHORT ? text : '';
  }
  if (typeof value === 'object' && value !== null) return '';
  const text = value === '' ? "''" : String(value);
  return text.length <= SHORT && !text.includes('\n') ? text : '';
}
