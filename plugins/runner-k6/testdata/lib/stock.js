export function reserve(item) {
  throw new Error(`no stock of ${item}`);
}
