import type { Entity } from '@watchbill/model';
import type { StatedIdentifier } from './identifier.ts';
import type { Interpretation } from './interpretation.ts';

/** Those that say nothing of whose something is, and those that have a rule of their own, which knows what they mean. */
const APART =
  /^(?:watchbill\.dev\/|backstage\.io\/(?:managed-by-|source-location$|view-url$|edit-url$|kubernetes-(?:id|namespace)$)|(?:github\.com|gitlab\.com|bitbucket\.org)\/project-slug$)/;
const MEANINGLESS = /^(?:|true|false|yes|no|none|\d{1,3})$/i;

/** Each annotation of any tool as a whole, so that its identifiers are known without a rule of their own. */
export function annotationsOf({ metadata: { annotations = {} } }: Entity): readonly StatedIdentifier[] {
  return Object.entries(annotations)
    .filter(([key, value]) => !APART.test(key) && !MEANINGLESS.test(value.trim()))
    .map(([key, value]) => ({
      type: 'annotation',
      value: value.trim().toLowerCase(),
      origin: `annotation ${key}`,
    }));
}

export function recogniseAnnotation(text: string): readonly Interpretation[] {
  const lookUp = {
    type: 'annotation',
    value: text.toLowerCase(),
    confidence: 0.8,
    says: 'is the value of its',
  } as const;
  return [{ name: 'annotation value', shown: text, lookUps: [lookUp] }];
}
