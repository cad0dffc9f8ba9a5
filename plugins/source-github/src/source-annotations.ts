import type { Entity } from '@watchbill/model';
import { type Repository, slugOf } from './repository.ts';
import { folderOf } from './tree-path.ts';

/** Adds where it is kept, as Backstage's plugins look for it; what the descriptor says itself counts more. */
export function withSource(entity: Entity, repository: Repository, path: string): Entity {
  const { url, branch } = repository;
  const annotations = {
    ...(entity.kind === 'Component' ? { 'github.com/project-slug': slugOf(repository) } : {}),
    'backstage.io/source-location': `url:${url}/tree/${branch}/${folderOf(path)}`,
    'backstage.io/view-url': path ? `${url}/blob/${branch}/${path}` : url,
    ...(path ? { 'backstage.io/edit-url': `${url}/edit/${branch}/${path}` } : {}),
    ...entity.metadata.annotations,
  };
  return { ...entity, metadata: { ...entity.metadata, annotations } };
}

export const fileUrl = ({ url, branch }: Repository, path: string): string => `${url}/blob/${branch}/${path}`;
export const rootUrl = ({ url, branch }: Repository): string => `${url}/tree/${branch}`;
