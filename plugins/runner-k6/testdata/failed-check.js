import { check, group } from 'k6';
import http from 'k6/http';

export default function () {
  http.get(`${__ENV.BASE_URL}/ok`);
  group('checkout', () => {
    group('payment', () => {
      const response = http.post(`${__ENV.BASE_URL}/authorise`, '{}');
      check(response, { 'payment is authorised': (r) => r.status === 200 });
    });
  });
  http.get(`${__ENV.BASE_URL}/ok`);
}
