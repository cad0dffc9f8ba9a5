import { sleep } from 'k6';
import http from 'k6/http';

export const options = {
  thresholds: { http_req_duration: [{ threshold: 'max<0.001', abortOnFail: true }] },
};

export default function () {
  http.get(`${__ENV.BASE_URL}/ok`);
  sleep(20);
}
