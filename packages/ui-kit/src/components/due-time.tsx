import { MOMENT_MS } from '../format/format-relative.ts';
import { useNow } from '../live/use-now.ts';
import { RelativeTime } from './relative-time.tsx';

/** `in 40 s` for what is to come, and `now` once its time is there: being late by a moment is not news. */
export function DueTime({ at }: { readonly at: string }) {
  const now = useNow();
  return Date.parse(at) < now + MOMENT_MS ? <>now</> : <RelativeTime at={at} />;
}
