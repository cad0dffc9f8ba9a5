import { check } from 'k6';
import http from 'k6/http';

export const options = { blacklistIPs: ['10.0.0.0/8'] };

export default function () {
  const own = http.get('http://10.1.2.3/', { timeout: '1s' });
  const metadata = http.get('http://169.254.169.254/latest/meta-data/', { timeout: '1s' });
  check([own, metadata], { 'both are refused': (all) => all.every((r) => r.error.includes('blacklisted')) });
}
