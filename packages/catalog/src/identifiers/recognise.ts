import { recogniseAnnotation } from './annotation-identifier.ts';
import { recogniseContact } from './contact-identifier.ts';
import { recogniseHost } from './host-identifier.ts';
import { recogniseImage } from './image-identifier.ts';
import type { Interpretation } from './interpretation.ts';
import { recogniseLabels } from './label-identifier.ts';
import { recogniseName } from './name-identifier.ts';
import { recogniseRepository } from './repository-identifier.ts';
import { recogniseWorkload } from './workload-identifier.ts';

/** In the order in which people are told what was tried. Which candidate comes first is a matter of confidence alone. */
const RECOGNISERS: readonly ((text: string) => readonly Interpretation[])[] = [
  recogniseLabels,
  recogniseName,
  recogniseRepository,
  recogniseHost,
  recogniseWorkload,
  recogniseImage,
  recogniseContact,
  recogniseAnnotation,
];

/** All that a text may be; nothing is looked up yet. */
export function recognise(text: string): readonly Interpretation[] {
  return RECOGNISERS.flatMap((recognise) => recognise(text));
}
