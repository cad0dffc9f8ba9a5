import { formatInstant } from '../format/format-instant.ts';
import { formatRelative } from '../format/format-relative.ts';
import { useNow } from '../live/use-now.ts';

/** `3 min ago`, kept current; the exact time on hover. */
export function RelativeTime({ at }: { readonly at: string }) {
  const now = useNow();
  return (
    <time dateTime={at} title={formatInstant(at)}>
      {formatRelative(Date.parse(at), now)}
    </time>
  );
}
