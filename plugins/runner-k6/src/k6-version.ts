/** What we run and know: any 2.x. */
const SUPPORTED_MAJOR = 2;

/** The first version in the output of `k6 version`, e.g. `2.2.0` of `k6 v2.2.0 (go1.26.8, linux/amd64)`. */
export function parseK6Version(output: string): string | undefined {
  return /\bk6(?:\.exe)? v(\d+\.\d+\.\d+[^\s,)]*)/.exec(output)?.[1];
}

/** Why a version will not do; undefined when it will. `wanted` pins one exactly. */
export function refuseK6Version(version: string, wanted?: string): string | undefined {
  if (wanted !== undefined) return version === wanted ? undefined : `expected ${wanted} as configured`;
  return Number(version.split('.')[0]) === SUPPORTED_MAJOR ? undefined : `expected any ${SUPPORTED_MAJOR}.x`;
}
