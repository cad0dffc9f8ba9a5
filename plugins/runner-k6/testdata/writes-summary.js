export default function () {}

export function handleSummary() {
  return { [`${__ENV.OUT}/summary.json`]: 'written' };
}
