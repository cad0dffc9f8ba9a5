/**
 * Runs inside k6, imported by the entry module before the script: no import of ours, no API of Node. It is JavaScript
 * because k6 takes 4 ms of CPU to strip types, every run. Types for tests are in k6-once.d.ts.
 *
 * Turns a script's options into those of one iteration of each scenario. `-u 1 -i 1` would replace all scenarios and
 * lose `exec` and `options.browser`; k6 2.3's `--once` does about the same but is missing in older versions.
 */

/** Longer than any check may take: our own deadline is the only one. */
const MAX_DURATION = '24h';

/** The cloud's metadata services, which hold the host's credentials. */
const METADATA_RANGES = ['169.254.0.0/16', 'fd00:ec2::254/128'];

/** Tags that the verdict and its evidence are made of; a script that chooses its own keeps them too. */
const NEEDED_TAGS = ['check', 'error', 'error_code', 'group', 'method', 'scenario', 'status', 'url'];

/** Taken before the script runs, which may replace it. */
const say = console.log.bind(console);

/** Tells the runner by a marked console line that the script is loaded. k6 loads it several times; each says the same. */
export function announce(options, mark) {
  const { scenarios, thresholds = {} } = isFields(options) ? options : {};
  const count = isFields(scenarios) ? Object.keys(scenarios).length : 0;
  say(mark + JSON.stringify({ scenarios: count, thresholds }));
}

/**
 * `env` is what the script is given: k6 builds the environment of an iteration anew from its scenario.
 * What k6 itself would refuse is handed on as it is, so that k6 words the fault.
 */
export function oneIteration(options, env) {
  if (options === undefined || options === null) return oneIteration({}, env);
  if (!isFields(options)) return options;
  const {
    // How much load, how long and how spread: not for a single iteration.
    scenarios,
    stages: _stages,
    vus: _vus,
    iterations: _iterations,
    duration: _duration,
    minIterationDuration: _pace,
    executionSegment: _segment,
    executionSegmentSequence: _segments,
    // Waits for a person, before or after.
    paused: _paused,
    linger: _linger,
    ...kept
  } = options;
  if (scenarios !== undefined && scenarios !== null && !isFields(scenarios)) return options;
  const listed = scenarios && Object.keys(scenarios).length > 0 ? scenarios : { default: {} };
  if (!Object.values(listed).every(isFields)) return options;
  return {
    ...kept,
    ...(Array.isArray(kept.systemTags) ? { systemTags: union(kept.systemTags, NEEDED_TAGS) } : {}),
    blacklistIPs: union(Array.isArray(kept.blacklistIPs) ? kept.blacklistIPs : [], METADATA_RANGES),
    scenarios: Object.fromEntries(
      Object.entries(listed).map(([name, scenario]) => [name, once(scenario, env)]),
    ),
  };
}

function once({ exec, options, tags, env: own }, env) {
  return {
    executor: 'shared-iterations',
    vus: 1,
    iterations: 1,
    maxDuration: MAX_DURATION,
    gracefulStop: '0s',
    ...(exec === undefined ? {} : { exec }),
    ...(options === undefined ? {} : { options }),
    ...(tags === undefined ? {} : { tags }),
    env: { ...env, ...(isFields(own) ? own : {}) },
  };
}

function union(own, more) {
  return [...own, ...more.filter((item) => !own.includes(item))];
}

function isFields(value) {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
