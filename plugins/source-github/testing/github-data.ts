import { createHash } from 'node:crypto';

/** Contents by path; a text that begins with `-> ` is a link. */
export type Files = Readonly<Record<string, string>>;

export interface FakeRepository {
  readonly id: number;
  readonly nodeId: string;
  owner: string;
  name: string;
  description: string | null;
  branch: string;
  topics: readonly string[];
  visibility: 'public' | 'private' | 'internal';
  archived: boolean;
  fork: boolean;
  language: string | null;
  homepage: string | null;
  pushedAt: string;
  files: Files;
  commit: string;
  /** Answered with 451, as for what a court has closed. */
  blocked: boolean;
}

export interface FakeTeam {
  readonly id: number;
  readonly nodeId: string;
  readonly slug: string;
  name: string;
  description: string | null;
  parent: string | null;
  members: readonly string[];
  /** By name of repository. */
  rights: Readonly<Record<string, 'admin' | 'maintain' | 'push'>>;
}

export interface FakeUser {
  readonly id: number;
  readonly login: string;
  name: string | null;
  email: string | null;
}

export interface FakeOrganization {
  readonly login: string;
  members: readonly string[];
  readonly teams: FakeTeam[];
  suspendedAt: string | null;
}

const sha1 = (text: string | Buffer) => createHash('sha1').update(text).digest('hex');

export function blobSha(content: string): string {
  const bytes = Buffer.from(content);
  return createHash('sha1').update(`blob ${bytes.length}\0`).update(bytes).digest('hex');
}

/** What a GitHub holds, in memory; changed by tests, read by the server. */
export class GithubData {
  readonly organizations = new Map<string, FakeOrganization>();
  readonly repositories: FakeRepository[] = [];
  readonly users = new Map<string, FakeUser>();
  readonly blobs = new Map<string, string>();
  /** Files of each commit that there ever was. */
  readonly commits = new Map<string, Files>();
  #last = 0;
  #clock = Date.parse('2026-01-01T00:00:00Z');

  organization(login: string): FakeOrganization {
    const known = this.organizations.get(login.toLowerCase());
    if (known) return known;
    const made: FakeOrganization = { login, members: [], teams: [], suspendedAt: null };
    this.organizations.set(login.toLowerCase(), made);
    return made;
  }

  user(login: string, more: Partial<Pick<FakeUser, 'name' | 'email'>> = {}): FakeUser {
    const made = { id: this.#next(), login, name: null, email: null, ...more };
    this.users.set(login, made);
    return made;
  }

  team(owner: string, slug: string, more: Partial<Omit<FakeTeam, 'id' | 'nodeId' | 'slug'>> = {}): FakeTeam {
    const id = this.#next();
    const made = {
      id,
      nodeId: `T_${id}`,
      slug,
      name: slug,
      description: null,
      parent: null,
      members: [],
      rights: {},
      ...more,
    };
    this.organization(owner).teams.push(made);
    return made;
  }

  repository(owner: string, name: string, files: Files, more: Partial<FakeRepository> = {}): FakeRepository {
    this.organization(owner);
    const id = this.#next();
    const made: FakeRepository = {
      id,
      nodeId: `R_kgDO${id}`,
      owner,
      name,
      description: null,
      branch: 'main',
      topics: [],
      visibility: 'private',
      archived: false,
      fork: false,
      language: null,
      homepage: null,
      pushedAt: '',
      files: {},
      commit: '',
      blocked: false,
      ...more,
    };
    this.repositories.push(made);
    this.push(made, files);
    return made;
  }

  /** A new commit on the default branch with these files. */
  push(repository: FakeRepository, files: Files): { readonly before: string; readonly after: string } {
    const before = repository.commit || '0'.repeat(40);
    repository.files = files;
    repository.commit = Object.keys(files).length === 0 ? '' : sha1(`${repository.nodeId} ${this.#next()}`);
    repository.pushedAt = this.#time();
    this.commits.set(repository.commit, files);
    for (const content of Object.values(files))
      this.blobs.set(blobSha(contentOf(content)), contentOf(content));
    return { before, after: repository.commit };
  }

  find(owner: string, name: string): FakeRepository | undefined {
    const same = (a: string, b: string) => a.toLowerCase() === b.toLowerCase();
    return this.repositories.find((item) => same(item.owner, owner) && same(item.name, name));
  }

  remove(repository: FakeRepository): void {
    this.repositories.splice(this.repositories.indexOf(repository), 1);
  }

  #next(): number {
    this.#last += 1;
    return this.#last;
  }

  /** A minute later each time, as GitHub writes times. */
  #time(): string {
    this.#clock += 60_000;
    return new Date(this.#clock).toISOString().replace('.000', '');
  }
}

export const contentOf = (file: string): string => (file.startsWith('-> ') ? file.slice(3) : file);
export const isLink = (file: string): boolean => file.startsWith('-> ');
