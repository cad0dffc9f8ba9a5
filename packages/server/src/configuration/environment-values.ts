import { InputError } from '@watchbill/model';

const VARIABLE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Replaces `${NAME}` in every text of a value by that environment variable.
 * @throws InputError naming the place of each variable that is not set; a secret that is missing must not become an empty text.
 */
export function fillEnvironment(
  value: unknown,
  environment: Readonly<Record<string, string | undefined>>,
  place: (path: readonly (string | number)[]) => string,
): unknown {
  const missing: string[] = [];
  const fill = (part: unknown, path: readonly (string | number)[]): unknown => {
    if (typeof part === 'string') {
      return part.replace(VARIABLE, (_, name: string) => {
        const found = environment[name];
        if (found === undefined) {
          missing.push(
            `${place(path)}: environment variable ${name} is not set; set it before the start, or write the value`,
          );
        }
        return found ?? '';
      });
    }
    if (Array.isArray(part)) return part.map((item, index) => fill(item, [...path, index]));
    if (typeof part === 'object' && part !== null) {
      return Object.fromEntries(Object.entries(part).map(([key, item]) => [key, fill(item, [...path, key])]));
    }
    return part;
  };
  const filled = fill(value, []);
  if (missing.length > 0) throw new InputError(missing.join('\n'));
  return filled;
}
