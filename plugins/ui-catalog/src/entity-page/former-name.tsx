import { Notice } from '@watchbill/ui-kit';
import { useLocation } from 'react-router-dom';

/** Whoever followed an old address is told why another name stands here. */
export function FormerName() {
  const formerly = (useLocation().state as { formerly?: unknown } | null)?.formerly;
  if (typeof formerly !== 'string') return null;
  return <Notice tone="active">{`Formerly ${formerly}`}</Notice>;
}
