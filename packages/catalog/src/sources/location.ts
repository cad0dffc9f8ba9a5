/** The target of a location, e.g. `/srv/catalog/cart.yaml` of `file:/srv/catalog/cart.yaml`. */
export function locationTarget(location: string): string {
  return location.slice(location.indexOf(':') + 1);
}
