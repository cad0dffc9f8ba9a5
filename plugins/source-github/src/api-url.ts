/** Where the REST API of a GitHub is: github.com and its subdomains have it on a host of its own, Enterprise Server on a path. */
export function apiUrlOf(url: string): string {
  const { host, protocol } = new URL(url);
  if (host === 'github.com' || host.endsWith('.ghe.com')) return `${protocol}//api.${host}`;
  return `${url}/api/v3`;
}
