/** Annotation names that we read or write. Ours live under `watchbill.dev/`. */
export const ANNOTATION = {
  /** `notifier-id:target`, several by comma or line: how a Group or User wants to be told. */
  notify: 'watchbill.dev/notify',
  /** A Markdown file, relative to the descriptor. */
  runbook: 'watchbill.dev/runbook',
  /** Where it answers: hosts, `host:port`, `*.host` or URLs, several by comma or line. */
  hostname: 'watchbill.dev/hostname',
  /** What it runs: container images, with or without registry, several by comma or line. */
  image: 'watchbill.dev/image',
  /** The reference that an entity had before. */
  renamedFrom: 'watchbill.dev/renamed-from',
  /** `true` on an entity that no source tells now. */
  orphan: 'backstage.io/orphan',
  managedByLocation: 'backstage.io/managed-by-location',
  managedByOriginLocation: 'backstage.io/managed-by-origin-location',
} as const;
