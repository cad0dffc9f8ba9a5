import { check } from 'k6';
import http from 'k6/http';

export const options = {
  thresholds: {
    http_req_duration: ['avg<60000', 'p(95)<0.001'],
    'http_req_duration{group:::pages}': ['max<0.002'],
    checks: ['rate==1'],
  },
};

export default function () {
  check(http.get(`${__ENV.BASE_URL}/ok`), { answers: (r) => r.status === 200 });
}
