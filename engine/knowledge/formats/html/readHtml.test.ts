import { expect, it } from 'vitest';
import { readHtml } from './readHtml.ts';

const read = (body: string, head = '') =>
  readHtml('knowledge/page.html', `<!doctype html><html><head>${head}</head><body>${body}</body></html>`);

it('reads the main content and skips what repeats on every page', () => {
  const passages = read(
    `<header><a href="/">ACME</a></header>
     <nav><ul><li>Home</li></ul></nav>
     <div class="site__cookie-banner">We use cookies.</div>
     <div id="breadcrumbs">Home / Help</div>
     <main>
       <article><header><h1>Returns</h1></header>
         <p>You have <b>90 days</b>.<script>track()</script></p>
         <h2>Refunds</h2><p>They take 3 days. <span hidden>Not shown.</span></p>
         <form><label>E-mail</label><input value="x"><button>Subscribe</button></form>
       </article>
       <aside>Related: gift cards</aside>
     </main>
     <footer>© ACME</footer>`,
    '<title>Returns | ACME</title><link rel="canonical" href="https://acme.example/returns">',
  );
  const metadata = { url: 'https://acme.example/returns' };
  expect(passages).toEqual([
    { slugPath: [], titlePath: ['Returns'], text: 'You have 90 days.', metadata },
    { slugPath: ['Refunds'], titlePath: ['Returns', 'Refunds'], text: 'They take 3 days.', metadata },
  ]);
});

it('reads the whole body if no main content is marked', () => {
  const passages = read(
    '<h1>One</h1><p>First.</p><h1>Two</h1><div>Loose <i>text</i></div><form><p>In a form.</p></form>',
    '<meta property="og:title" content="Shop help"><title>x</title>',
  );
  expect(passages.map(({ titlePath, text }) => [titlePath, text])).toEqual([
    [['Shop help', 'One'], 'First.'],
    [['Shop help', 'Two'], 'Loose text\n\nIn a form.'],
  ]);
});

it('reads collapsible questions, and tables with and without a header', () => {
  const passages = read(
    `<h1>Help</h1>
     <details><summary>Do you ship abroad?</summary><p>To all of Europe.</p></details>
     <h2>Prices</h2><table><tr><th>Country</th><th>Price</th></tr><tr><td>France</td><td>9.95</td></tr></table>
     <h2>Facts</h2><table><tr><td>Weight</td><td>2 kg</td></tr><tr><td>Colour</td><td>red</td></tr></table>`,
  );
  expect(passages.map(({ titlePath, text }) => [titlePath.at(-1), text])).toEqual([
    ['Do you ship abroad?', 'To all of Europe.'],
    ['Prices', 'Country: France; Price: 9.95'],
    ['Facts', 'Weight; 2 kg\nColour; red'],
  ]);
});

it('parses any text as HTML and finds nothing in empty pages', () => {
  expect(readHtml('a.html', '')).toEqual([]);
  expect(readHtml('a.html', '<script>')).toEqual([]);
  expect(readHtml('a.html', 'just words')).toEqual([{ slugPath: [], titlePath: [], text: 'just words' }]);
});
