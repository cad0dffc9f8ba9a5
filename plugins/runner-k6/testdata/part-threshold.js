import { group } from 'k6';
import http from 'k6/http';

export const options = { thresholds: { 'http_req_duration{group:::pages}': [{ threshold: 'max<0.002' }] } };

export default function () {
  group('pages', () => http.get(`${__ENV.BASE_URL}/ok`));
}
