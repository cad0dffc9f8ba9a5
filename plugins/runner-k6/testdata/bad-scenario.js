export const options = { scenarios: { buy: { executor: 'per-vu-iterations', exec: 'nowhere' } } };

export default function () {}
