import { type EntityFault, type FaultPath, formatPath } from './entity-fault.ts';
import type { NameRule } from './entity-name.ts';
import { showValue } from './show-value.ts';

export function fault(path: FaultPath, value: unknown, expected: string): EntityFault {
  return {
    level: 'error',
    message: `${formatPath(path) || 'document'} ${showValue(value)}: expected ${expected}`,
    path,
  };
}

/** A number or boolean where a text belongs is YAML's doing: quotes mend it. */
export function wrongText(path: FaultPath, value: unknown, expected: string): EntityFault {
  const quotable = typeof value === 'number' || typeof value === 'boolean';
  return fault(path, value, quotable ? `a text; write it in quotes: '${value}'` : expected);
}

export function validateName(path: FaultPath, value: unknown, rule: NameRule): readonly EntityFault[] {
  if (typeof value !== 'string') return [wrongText(path, value, rule.expected)];
  return rule.test(value) ? [] : [fault(path, value, rule.expected)];
}

export function validateText(path: FaultPath, value: unknown, expected = 'a text'): readonly EntityFault[] {
  return typeof value === 'string' && value !== '' ? [] : [wrongText(path, value, expected)];
}

export function validateTexts(path: FaultPath, value: unknown, expected: string): readonly EntityFault[] {
  if (!Array.isArray(value)) return [fault(path, value, expected)];
  return value.flatMap((item, index) => validateText([...path, index], item));
}

export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
