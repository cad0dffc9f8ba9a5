import { check } from 'k6';
import http from 'k6/http';

export const options = {
  hosts: { 'shop.test': '127.0.0.1' },
  systemTags: ['proto'],
  tags: { team: 'shop' },
  insecureSkipTLSVerify: true,
  userAgent: 'a-check/1.0',
};

export default function () {
  const { port } = new Address(__ENV.BASE_URL);
  const response = http.get(`http://shop.test:${port}/echo`);
  check(response, { 'user agent is ours': (r) => r.json('user-agent') === 'a-check/1.0' });
  const secure = http.get(`${__ENV.TLS_URL}/ok`);
  check(secure, { 'certificate is not asked for': (r) => r.status === 200 });
}

class Address {
  constructor(url) {
    this.port = url.split(':').pop();
  }
}
