/** The GraphQL type for each kind that has one; all others are `OtherEntity`. */
const TYPE_NAMES: Readonly<Record<string, string>> = {
  component: 'Component',
  api: 'Api',
  resource: 'Resource',
  system: 'System',
  domain: 'Domain',
  group: 'Group',
  user: 'User',
  location: 'Location',
  check: 'CheckEntity',
};

/** Kinds compare without regard to case. */
export function entityTypeName(kind: string): string {
  return TYPE_NAMES[kind.toLowerCase()] ?? 'OtherEntity';
}
