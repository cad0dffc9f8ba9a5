/** The entries of an annotation that lists by comma or line. */
export function listEntries(annotation: string | undefined): readonly string[] {
  return (annotation ?? '')
    .split(/[,\n]/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
}
