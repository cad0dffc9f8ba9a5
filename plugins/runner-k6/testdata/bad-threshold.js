export const options = { thresholds: { checks: ['sometimes'] } };

export default function () {}
