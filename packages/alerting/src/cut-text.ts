/** At most `limit` UTF-16 units, with `…` as the last where something was cut. Never leaves half a character. */
export function cutText(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // A surrogate pair split at the border would leave a lone half.
  return `${text.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}
