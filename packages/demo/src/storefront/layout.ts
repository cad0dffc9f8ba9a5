import { type Html, html } from '../http/html.ts';

/** The frame of every page of the shop. */
export function layout(title: string, content: Html): Html {
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} · Halyard</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/storefront.css">
</head>
<body>
<header>
<a class="brand" href="/">Halyard</a>
<span class="motto">Ship’s chandlers</span>
<nav><a href="/">Shop</a> <a href="/cart">Cart</a></nav>
</header>
<main>${content}</main>
<footer>A demo shop, to be watched and broken. Nothing is sold, nothing is shipped, no money moves.</footer>
</body>
</html>
`;
}
