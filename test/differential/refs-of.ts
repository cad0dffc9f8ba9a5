interface Named {
  readonly kind: string;
  readonly metadata: { readonly namespace?: string; readonly name: string };
}

/** Each as `Kind:namespace/Name`, in the case it is written in. */
export const refsOf = (items: readonly (Named | undefined)[]): string[] =>
  items.map((item) => (item ? `${item.kind}:${item.metadata.namespace}/${item.metadata.name}` : 'nothing'));
