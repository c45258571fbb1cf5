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
    { slugPath: [], titlePath: ['Returns'], text: 'You have 90 days.', line: 7, metadata },
    {
      slugPath: ['Refunds'],
      titlePath: ['Returns', 'Refunds'],
      text: 'They take 3 days.',
      line: 8,
      metadata,
    },
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
    ['Facts', 'Weight: 2 kg\nColour: red'],
  ]);
});

const texts = (body: string) => read(body).map(({ titlePath, text }) => [titlePath.at(-1), text]);

it('says merged cells in every row and column that they extend over, and keeps the caption', () => {
  const [passage] = read(`<table><caption>Delivery<sup>1</sup></caption>
    <thead><tr><th rowspan="2">Country</th><th colspan="2">Price</th></tr><tr><th>Standard</th><th>Express</th></tr></thead>
    <tr><td rowspan="2">Germany</td><td>4.90</td><td>9.90</td></tr>
    <tr><td colspan="2">on request</td></tr>
    <tr><td colspan="3">Outside the EU</td></tr>
    <tr><td>Norway</td><td>19.90</td><td>not offered</td></tr></table>`);
  expect(passage?.text.split('\n')).toEqual([
    'Country: Germany; Price Standard: 4.90; Price Express: 9.90',
    'Country: Germany; Price Standard, Price Express: on request',
    'Outside the EU; Country: Norway; Price Standard: 19.90; Price Express: not offered',
  ]);
  expect(passage?.rows?.[2]).toEqual({
    line: 2,
    context: 'Delivery; Outside the EU',
    cells: [
      ['Country', 'Norway'],
      ['Price Standard', '19.90'],
      ['Price Express', 'not offered'],
    ],
  });
});

it('reads headings in the first column, and names of rows', () => {
  expect(
    texts(`<h2>Plans</h2><table><tr><td></td><th>Basic</th><th>Plus</th></tr>
      <tr><th>Price</th><td>5 EUR</td><td>9 EUR</td></tr><tr><th>Support</th><td>no</td><td>yes</td></tr></table>
      <h2>Card</h2><table><tr><th>Name</th><td>Ada</td><td>Bob</td></tr><tr><th>Room</th><td>1</td><td>2</td></tr></table>`),
  ).toEqual([
    ['Plans', 'Price; Basic: 5 EUR; Plus: 9 EUR\nSupport; Basic: no; Plus: yes'],
    ['Card', 'Name: Ada; Room: 1\nName: Bob; Room: 2'],
  ]);
});

it('pairs what opens an answer with the answer, in details, accordions and lists of terms', () => {
  expect(
    texts(`<h1>Help</h1><button>Menu</button>
      <div><button aria-expanded="false" aria-controls="a1">Can I cancel my order?</button></div><div id="a1" hidden>Until it is packed.</div>
      <dl><dt>Who pays for a return?</dt><dd>We do.</dd><dt>How long does it take?</dt><dd>A week.</dd></dl>
      <h2>Facts</h2><dl><dt>Weight</dt><dd>2 kg</dd><dt>Colours</dt><dd>red</dd><dd>blue</dd></dl>`),
  ).toEqual([
    ['Can I cancel my order?', 'Until it is packed.'],
    ['Who pays for a return?', 'We do.'],
    ['How long does it take?', 'A week.'],
    ['Facts', 'Weight: 2 kg\nColours: red, blue'],
  ]);
});

it('says no addresses, pictures, note marks, hidden texts and ways back', () => {
  expect(
    texts(`<h1>Fees</h1><p>A room costs 20 EUR<sup>[1]</sup> for 12 m<sup>2</sup>. <img src="a.png" alt="A room"></p>
      <p style="display: none">Tags: rent</p><p><a href="https://a.example/fees">https://a.example/fees</a></p>
      <p><a href="#top">Back to top</a></p><p>Was this article helpful?</p>`),
  ).toEqual([['Fees', 'A room costs 20 EUR for 12 m\u00B2.']]);
});

it('parses any text as HTML and finds nothing in empty pages', () => {
  expect(readHtml('a.html', '')).toEqual([]);
  expect(readHtml('a.html', '<script>')).toEqual([]);
  expect(readHtml('a.html', 'just words')).toEqual([{ slugPath: [], titlePath: [], text: 'just words' }]);
});
