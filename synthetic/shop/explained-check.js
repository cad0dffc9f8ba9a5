import { check } from 'k6';

/** Like `check` on an HTTP answer, and when it fails the run's console says what was answered instead. */
export function explainedCheck(answer, conditions) {
  const passed = check(answer, conditions);
  if (!passed) console.error(`${answer.request.method} ${answer.request.url} ${outcomeOf(answer)}`);
  return passed;
}

function outcomeOf({ status, error, body, headers }) {
  if (status === 0) return `was not answered: ${error}`;
  const isJson = (headers['Content-Type'] || '').startsWith('application/json');
  return `answered ${status}${isJson ? `: ${String(body).slice(0, 500)}` : ''}`;
}
