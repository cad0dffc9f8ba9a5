import { expect, test } from 'vitest';
import { linkedText } from './linked-text.ts';

const markup = (text: string): string =>
  linkedText(text)
    .map((part) => part.markup)
    .join('')
    .replaceAll(' target="_blank" rel="noopener noreferrer"', '');

test.each([
  ['no address', 'a <b> c', 'a &lt;b&gt; c'],
  [
    'the end of a sentence',
    'see http://a.example/x.',
    'see <a href="http://a.example/x">http://a.example/x</a>.',
  ],
  ['in brackets', '(http://a.example)', '(<a href="http://a.example">http://a.example</a>)'],
  ['two of them', 'http://a http://b', '<a href="http://a">http://a</a> <a href="http://b">http://b</a>'],
  ['an address that ends at markup', 'http://a"><i>', '<a href="http://a">http://a</a>&quot;&gt;&lt;i&gt;'],
  ['a script is no address', 'javascript:alert(1)', 'javascript:alert(1)'],
])('links: %s', (_reason, text, expected) => {
  expect(markup(text)).toBe(expected);
});
