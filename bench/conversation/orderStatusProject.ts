import { parseProject } from '../../engine/model/parseProject.ts';
import type { Project, ProjectFiles } from '../../engine/model/project.ts';

/** The order-status conversation as a Dialoom project, as a designer would write it. */
const files: ProjectFiles = {
  'dialoom.yaml': `
dialoom: 2
name: Order status
entryFlow: order_status
slots:
  order_number: { type: text, entity: order_number }
policies:
  escalation: { message: A colleague takes over. }
`,
  'flows/order_status.flow.yaml': `
id: order_status
name: Order status
triggers: [order_status]
states:
  - { id: start, kind: start, on: { next: ask } }
  - id: ask
    kind: collect
    slot: order_number
    prompt: Welcome to the shop. Which order is it about?
    reprompts: [I did not find an order number in that. It has ten digits.]
    on: { next: confirm }
  - id: confirm
    kind: choice
    prompt: You would like to know about order {{ slots.order_number }}. Is that right?
    options:
      - { id: 'yes', label: 'Yes', synonyms: [yeah, yep, correct, right, sure] }
      - { id: 'no', label: 'No', synonyms: [nope, nah, wrong, not really] }
    on: { yes: tell, no: forget }
  - id: forget
    kind: set
    slots: { order_number: 'null' }
    on: { next: ask }
  - id: tell
    kind: message
    text: Order {{ slots.order_number }} is on its way and arrives tomorrow.
    on: { next: done }
  - id: done
    kind: end
    message: Thank you for asking. Goodbye!
`,
  'nlu/entities/order_number.yaml': `
id: order_number
name: Order number
type: pattern
patterns: ['\\b\\d{10}\\b']
`,
  'nlu/intents/order_status.yaml': `
id: order_status
name: Track an order
utterances:
  - Where is my order
  - What is the status of my order
  - Has my parcel been sent yet
  - When will my order arrive
  - I want to track my package
  - My delivery has not come, where is it
  - Can you look up my order
  - How far is my order
`,
  'nlu/intents/return_item.yaml': `
id: return_item
name: Return an item
utterances:
  - I want to return a jacket
  - How do I send something back
  - These shoes do not fit, I want my money back
  - Can I exchange this shirt for another size
  - I would like to return my purchase
  - The item is broken and I want a refund
  - Send me a return label
  - I changed my mind about the coat
`,
  'nlu/intents/opening_hours.yaml': `
id: opening_hours
name: Opening hours
utterances:
  - When do you open
  - What are your opening hours
  - Are you open on Sunday
  - How late is the store open tonight
  - Is the shop closed on holidays
  - What time do you close
  - Opening times of the store in town
  - Can I come by on Saturday evening
`,
  'nlu/intents/talk_to_person.yaml': `
id: talk_to_person
name: Talk to a person
utterances:
  - I want to talk to a person
  - Give me a human
  - Can I speak with an agent
  - Connect me to a colleague please
  - Let me talk to somebody from support
  - A real person, not a machine
  - Put me through to customer service
  - Is there a human I can chat with
`,
};

/** Parses the project as the product does. */
export function orderStatusProject(): Project {
  const { project, problems } = parseProject(files);
  if (project === undefined || problems.length > 0) throw new Error(JSON.stringify(problems));
  return project;
}
