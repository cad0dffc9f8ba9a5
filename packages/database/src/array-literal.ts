/** Texts as PostgreSQL reads an array of them: https://www.postgresql.org/docs/18/arrays.html#ARRAYS-IO */
export function arrayLiteral(values: readonly string[]): string {
  return values.length === 0 ? '{}' : `{"${values.map(quotable).join('","')}"}`;
}

const SPECIAL = /["\\]/;

function quotable(text: string): string {
  return SPECIAL.test(text) ? text.replace(/["\\]/g, '\\$&') : text;
}
