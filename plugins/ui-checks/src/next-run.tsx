import { DueTime } from '@watchbill/ui-kit';

interface NextRunProps {
  readonly at: string | null;
  readonly paused: boolean;
}

/** When a check runs again, or why it does not. */
export function NextRun({ at, paused }: NextRunProps) {
  if (paused) return <>Paused</>;
  if (at === null) return <>Not scheduled</>;
  return <DueTime at={at} />;
}
