/** Texts that try to be more than text, each with what it would break. */
export const HOSTILE_TEXTS: readonly (readonly [name: string, text: string])[] = [
  ['a header of its own', 'x\r\nX-Injected: yes\r\nBcc: thief@example.com\r\n\r\nbody'],
  ['a header after a bare line feed', 'x\nX-Injected: yes\nBcc: thief@example.com'],
  ['a header after a bare carriage return', 'x\rX-Injected: yes\rBcc: thief@example.com'],
  [
    'the end of a mail and another mail',
    'x\r\n.\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<thief@example.com>\r\nDATA\r\n',
  ],
  [
    'the end of a mail by bare line feeds',
    'x\n.\nMAIL FROM:<a@example.com>\nRCPT TO:<thief@example.com>\nDATA\n',
  ],
  ['markup', `<script>alert(1)</script><img src=x onerror="alert(1)">"'&lt;<!--`],
  ['a script as a link', 'javascript:alert(1)'],
  ['an encoded word', '=?utf-8?q?X-Injected=3A_yes=0D=0A?='],
  ['half characters', 'a\uD800b\uDC00c'],
  ['controls', Array.from({ length: 32 }, (_, code) => String.fromCharCode(code)).join('x')],
  ['text that reverses text', '\u202Eevil\u2066\u200B\uFEFF'],
  ['every script', 'Zahlung schlägt fehl – 支払い失敗 – الدفع فشل – 👩🏽‍🚒💳'],
  ['template marks', '{target} $\u007Bjndi:ldap://127.0.0.1/x} {{7*7}} %s %0d%0a'],
  ['a megabyte', 'payment refused '.repeat(65_536)],
  ['a megabyte of controls', '\u0001'.repeat(1_048_576)],
  ['a megabyte without a space', '界'.repeat(349_525)],
  ['nothing', ''],
];

/** Targets that no contact should have. What a notifier makes of them is its own, but it answers. */
export const HOSTILE_TARGETS: readonly (readonly [name: string, target: string])[] = [
  ['nothing', ''],
  ['a blank', ' '],
  ['line breaks', 'a\r\nX-Injected: yes'],
  ['two addresses', 'a@example.com, thief@example.com'],
  ['an address with a command', 'a@example.com> SIZE=1\r\nRCPT TO:<thief@example.com'],
  ['a quoted address', '"a@b"@example.com'],
  ['a step up', '../../admin'],
  ['dots', '..'],
  ['a broken URL', 'http://['],
  ['a URL with a broken user', 'http://%zz@127.0.0.1:1/'],
  ['a metadata service', 'http://169.254.169.254/latest/meta-data/'],
  ['a file', 'file:///etc/passwd'],
  ['a script', 'javascript:alert(1)'],
  ['half a character', '\uD800'],
  ['a megabyte', 'x'.repeat(1_048_576)],
];
