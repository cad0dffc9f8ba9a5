import { check, group } from 'k6';
import http from 'k6/http';

export default function () {
  for (let i = 0; i < 300; i++) {
    group(`step ${i}`, () => check(http.get(`${__ENV.BASE_URL}/ok?${i}`), { [`request ${i}`]: () => i !== 290 }));
  }
}
