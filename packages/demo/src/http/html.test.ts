import { expect, test } from 'vitest';
import { html } from './html.ts';

test.each([
  ['text is escaped', html`<p>${`<"&'>`}</p>`, '<p>&lt;&quot;&amp;&#39;&gt;</p>'],
  ['markup is not escaped twice', html`<p>${html`<b>${'<'}</b>`}</p>`, '<p><b>&lt;</b></p>'],
  ['lists are joined', html`${['a', 'b'].map((item) => html`<i>${item}</i>`)}!`, '<i>a</i><i>b</i>!'],
  ['numbers', html`${0}`, '0'],
  ['nothing to put in', html`<br>`, '<br>'],
])('%s', (_reason, { markup }, expected) => {
  expect(markup).toBe(expected);
});
