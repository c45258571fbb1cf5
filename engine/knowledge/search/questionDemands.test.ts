import { describe, expect, it } from 'vitest';
import { demandsOf } from './questionDemands.ts';

describe('what is asked for', () => {
  it.each([
    ['en', 'how many days do I have', 'You have 30 days.', 'We process refunds.'],
    ['en', 'how long does it take', 'It takes two weeks.', 'It takes a while.'],
    ['en', 'how much is delivery', 'Delivery is free.', 'We deliver with a carrier.'],
    ['en', 'when do you open', 'We open at nine.', 'Come to our shop.'],
    ['de', 'wie lange dauert das', 'Das dauert zwei Wochen.', 'Das dauert etwas.'],
    ['de', 'was kostet der Versand', 'Der Versand ist kostenlos.', 'Wir versenden mit der Post.'],
  ])('%s: %j is answered by %j, not by %j', (language, question, answer, other) => {
    expect(demandsOf(question, language).hasContent(answer)).toBe(true);
    expect(demandsOf(question, language).hasContent(other)).toBe(false);
  });

  it.each(['can I return shoes', 'is there a size guide', 'kann ich umtauschen'])(
    '%j can be answered by any words',
    (question) => {
      expect(demandsOf(question, 'en').hasContent('Any words.')).toBe(true);
    },
  );
});

describe('things that exclude others', () => {
  const paypal = 'Yes, PayPal is accepted, and so are credit cards.';
  it.each([
    ['en', 'can I pay with Apple Pay', ['apple pay']],
    ['en', 'can I pay by cheque', ['cheque']],
    ['en', 'do you take cash', ['cash']],
    ['en', 'can I pay with paypal', []],
    ['en', 'can I order by phone', ['by phone']],
    // What was done is no question about how to do it.
    ['en', 'I paid in cash, when do I get my refund', []],
    ['en', 'where is my invoice', []],
    ['de', 'kann ich mit Klarna bezahlen', ['klarna']],
    ['de', 'kann ich per Überweisung zahlen', ['überweisung']],
    ['de', 'nehmen Sie PayPal', []],
    ['fr', 'puis-je payer par chèque', []],
  ])('%s: %j misses %j', (language, question, missing) => {
    expect(demandsOf(question, language).missingThings(paypal)).toEqual(missing);
  });
});

it.each([
  ['Learn how to get notifications.', true],
  ['If you have questions, please contact us.', true],
  ['Contact us at help@example.com.', false],
  ['Returns are free for 30 days.', false],
])('%j only points elsewhere: %s', (sentence, isPointer) => {
  expect(demandsOf('anything', 'en').isPointer(sentence)).toBe(isPointer);
});

it.each([
  ['Do you have a store in London', ['London']],
  ['I am Ann Smith. How do I return shoes?', []],
  ['DO YOU SHIP TO ROME', []],
  ['Can I Return Shoes', []],
])('%j names %j', (question, names) => {
  expect(demandsOf(question, 'en').names).toEqual(names);
  expect(demandsOf(question, 'de').names).toEqual([]);
});

it.each([
  ['de', 'sie ist kaputt, wann habt ihr eigentlich geöffnet?', 'wann habt ihr eigentlich geöffnet?'],
  ['de', 'ich wollte nur fragen, wann ihr geöffnet habt', 'wann ihr geöffnet habt'],
  ['de', 'wann habt ihr geöffnet, sie ist kaputt', 'wann habt ihr geöffnet,'],
  ['de', 'Öffnungszeiten', 'Öffnungszeiten'],
  ['en', 'it is broken, when are you open?', 'when are you open?'],
  ['en', 'it is broken. why?', 'it is broken. why?'],
  ['fr', 'elle est cassée, quand ouvrez-vous ?', 'elle est cassée, quand ouvrez-vous ?'],
])('%s: %j asks %j', (language, text, asking) => {
  expect(demandsOf(text, language).asking).toBe(asking);
});
