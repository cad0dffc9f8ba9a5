/** Whether PostgreSQL takes the text as a `uuid`. Asking it for any other is an error, not an empty answer. */
export function isUuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
