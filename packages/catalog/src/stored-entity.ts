/** What the diff needs to know of an entity in the database. */
export interface StoredEntity {
  readonly id: string;
  readonly ref: string;
  readonly hash: string;
  readonly location: string;
  readonly sourceId: string;
}
