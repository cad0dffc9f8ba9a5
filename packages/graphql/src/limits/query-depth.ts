import {
  type DocumentNode,
  type FragmentDefinitionNode,
  getOperationAST,
  Kind,
  type SelectionSetNode,
} from 'graphql';

/**
 * How many fields of a query lie in one another; what asks for the schema (`__schema`, `__type`) counts as one. Each
 * fragment is measured once, however often it is used. Fragments in a circle are validation's to refuse, and end here.
 */
export function queryDepth(document: DocumentNode, operationName?: string | null): number {
  const operation = getOperationAST(document, operationName);
  if (!operation) return 0;
  const fragments = new Map<string, FragmentDefinitionNode>();
  for (const definition of document.definitions) {
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments.set(definition.name.value, definition);
  }
  const measured = new Map<string, number>();
  const depthOfFragment = (name: string): number => {
    const known = measured.get(name);
    if (known !== undefined) return known;
    measured.set(name, 0);
    const depth = depthOf(fragments.get(name)?.selectionSet);
    measured.set(name, depth);
    return depth;
  };
  const depthOf = (set: SelectionSetNode | undefined): number => {
    let most = 0;
    for (const selection of set?.selections ?? []) {
      if (selection.kind === Kind.FRAGMENT_SPREAD)
        most = Math.max(most, depthOfFragment(selection.name.value));
      else if (selection.kind === Kind.INLINE_FRAGMENT)
        most = Math.max(most, depthOf(selection.selectionSet));
      else if (selection.name.value.startsWith('__')) most = Math.max(most, 1);
      else most = Math.max(most, 1 + depthOf(selection.selectionSet));
    }
    return most;
  };
  return depthOf(operation.selectionSet);
}
