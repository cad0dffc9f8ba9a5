import { check, group } from 'k6';
import http from 'k6/http';

const WATCHBILL = __ENV.WATCHBILL_URL || 'http://127.0.0.1:9282';

export const options = { thresholds: { http_req_duration: ['max<2000'] } };

/** Watchbill is ready to work, and answers what the portal asks first. */
export default function () {
  group('Ask whether it is ready', () => {
    check(http.get(`${WATCHBILL}/readyz`), { 'server is ready': ({ status }) => status === 200 });
  });

  group('Ask who is asking', () => {
    const query = JSON.stringify({ query: '{ viewer { name } }' });
    const answer = http.post(`${WATCHBILL}/graphql`, query, {
      headers: { 'content-type': 'application/json' },
    });
    check(answer, {
      'GraphQL answers': ({ status }) => status === 200,
      'viewer has a name': (response) =>
        response.status === 200 && Boolean(response.json('data.viewer.name')),
    });
  });
}
