const WITHOUT_HEALTH = new Set(['group', 'user', 'location']);

/** Whether a kind can work or fail. People and places cannot: to call them unknown would say something about them. */
export function hasHealth(kind: string): boolean {
  return !WITHOUT_HEALTH.has(kind.toLowerCase());
}
