/** What the customer says in the conversation that all competitors have: nothing fitting, a number, a yes. */
export const customerLines = [
  'Hello there, nice to meet you',
  'It is 8273645182, thank you',
  'Yes, that is right',
] as const;

/** What the assistant says: all competitors must say exactly this. */
export const assistantLines = [
  'Welcome to the shop. Which order is it about?',
  'I did not find an order number in that. It has ten digits.',
  'You would like to know about order 8273645182. Is that right?',
  'Order 8273645182 is on its way and arrives tomorrow.',
  'Thank you for asking. Goodbye!',
] as const;

/** Customer's messages in one conversation: what a "turn" is in all figures. The start is part of the time. */
export const turnsPerConversation = customerLines.length;
