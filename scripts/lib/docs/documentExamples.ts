import type { DocumentKindName } from '../../../engine/model/documentKinds.ts';

/** A smallest useful document of each kind, under the path that its kind gives as an example. Together they are a project. */
export const documentExamples: Readonly<Record<Exclude<DocumentKindName, 'other'>, string>> = {
  manifest: `dialoom: 2
name: Returns desk
entryFlow: returns
slots:
  order_id: { type: text, entity: order_number }
environment:
  variables:
    SHOP_API_URL: { default: http://127.0.0.1:4010 }
`,
  flow: `id: returns
name: Return an item
triggers: [return_item]
states:
  - id: start
    kind: start
    on: { next: ask_order }
  - id: ask_order
    kind: collect
    slot: order_id
    prompt: $returns.ask_order
    on: { next: find }
  - id: find
    kind: action
    action: find_order
    inputs: { order_id: slots.order_id }
    on: { success: done }
  - id: done
    kind: end
    message: 'Your order is {{ vars.find_order.status }}.'
`,
  layout: `{
  "states": {
    "start": { "x": 0, "y": 0 },
    "ask_order": { "x": 340, "y": 0 }
  }
}
`,
  outOfScope: `utterances:
  - what is the weather tomorrow
  - tell me a joke
translations:
  de: [wie wird das Wetter morgen]
`,
  intent: `id: return_item
name: Return an item
utterances:
  - I want to return this
  - can I send it back
  - return an item
translations:
  de:
    - ich möchte das zurückgeben
    - kann ich es zurückschicken
`,
  entity: `id: order_number
name: Order number
type: pattern
patterns: ['\\b(\\d{10})\\b']
`,
  action: `id: find_order
name: Find an order
input: { order_id: {} }
request: { url: '{{ env.SHOP_API_URL }}/orders/{{ input.order_id }}' }
output: { status: body.status }
mock:
  - name: Shipped
    response: { body: { status: shipped } }
`,
  locale: `returns.ask_order: Which order is it? It has ten digits.
returns.so_far:
  count: turn
  one: That is the first thing you wrote.
  other: 'You have written {{ count }} messages.'
`,
  originals: `language: en
texts:
  returns.ask_order: Which order is it?
`,
  suite: `name: Returns
tests:
  - name: An order number is enough
    steps:
      - say: I want to return something
        expect: { says: Which order is it?, at: returns/ask_order }
      - say: '3348917502'
        expect: { slots: { order_id: '3348917502' }, says: Your order is shipped. }
    finally: { ended: resolved, escalates: false }
`,
  questions: `questions:
  - ask: until when can I send it back?
    expect: knowledge/returns.md
  - ask: Do you ship to Canada?
    expect: none
`,
  knowledge: `# Returns

## How long may I return things?

You can return items within 90 days.
`,
};
