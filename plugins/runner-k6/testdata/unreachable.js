import { check } from 'k6';
import http from 'k6/http';

export default function () {
  check(http.get('http://127.0.0.1:1/health'), { 'it is there': (r) => r.status === 200 });
}
