/** A catalog entity in Backstage's descriptor envelope (descriptor-format, `apiVersion kind metadata spec`). */
export interface Entity {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: EntityMetadata;
  readonly spec?: Readonly<Record<string, unknown>>;
}

export interface EntityMetadata {
  readonly name: string;
  readonly namespace?: string;
  readonly title?: string;
  readonly description?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly tags?: readonly string[];
  readonly links?: readonly EntityLink[];
  readonly [field: string]: unknown;
}

export interface EntityLink {
  readonly url: string;
  readonly title?: string;
  readonly icon?: string;
  readonly type?: string;
}
