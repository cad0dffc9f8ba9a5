import type { Question } from '../question.ts';
import { FACET_QUESTIONS } from './facets.ts';
import { FILTER_QUESTIONS } from './filters.ts';
import { LIST_QUESTIONS } from './lists.ts';
import { LOCATION_QUESTIONS } from './locations.ts';
import { LOOK_UP_QUESTIONS } from './look-ups.ts';
import { PREDICATE_QUESTIONS } from './predicates.ts';
import { QUERY_QUESTIONS } from './queries.ts';
import { REFUSAL_QUESTIONS } from './refusals.ts';
import { REGISTRATION_QUESTIONS } from './registrations.ts';
import { VALIDATION_QUESTIONS } from './validations.ts';

/** Those that change something come last. */
export const QUESTIONS: readonly Question[] = [
  ...FILTER_QUESTIONS,
  ...PREDICATE_QUESTIONS,
  ...LIST_QUESTIONS,
  ...QUERY_QUESTIONS,
  ...FACET_QUESTIONS,
  ...LOOK_UP_QUESTIONS,
  ...VALIDATION_QUESTIONS,
  ...REFUSAL_QUESTIONS,
  ...REGISTRATION_QUESTIONS,
  ...LOCATION_QUESTIONS,
];
