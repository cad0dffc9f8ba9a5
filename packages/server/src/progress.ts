/** A step of the start, as the terminal shows it. */
export interface StepReport {
  readonly name: string;
  readonly state: 'running' | 'done' | 'failed';
  /** What came of it, or how far it is. */
  readonly detail: string;
}

export type ReportStep = (report: StepReport) => void;

/** Runs a step and reports it; what it returns says what came of it. */
export async function step<T>(
  report: ReportStep,
  name: string,
  work: () => Promise<readonly [T, string]>,
): Promise<T> {
  report({ name, state: 'running', detail: '' });
  try {
    const [result, detail] = await work();
    report({ name, state: 'done', detail });
    return result;
  } catch (error) {
    report({ name, state: 'failed', detail: '' });
    throw error;
  }
}
