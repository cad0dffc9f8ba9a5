import type { DiscoveryApi } from '@backstage/core-plugin-api';

/** Where backends are: our own at `/graphql` of this origin, any other plugin's where Backstage would look for it. */
export const discoveryApi: DiscoveryApi = {
  async getBaseUrl(pluginId) {
    const path = pluginId === 'watchbill' ? 'graphql' : `api/${pluginId}`;
    return `${window.location.origin}/${path}`;
  },
};
