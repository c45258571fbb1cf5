/** The customer's lines in the conversation of all competitors: something irrelevant, a number, a yes. */
export const customerLines = [
  'The weather is lovely here today',
  'It is 8273645182, thank you',
  'Yes, that is right',
] as const;

/** The assistant's lines, which must be exactly the same for all competitors. */
export const assistantLines = [
  'Welcome to the shop. Which order is it about?',
  'I did not find an order number in that. It has ten digits.',
  'You would like to know about order 8273645182. Is that right?',
  'Order 8273645182 is on its way and arrives tomorrow.',
  'Thank you for asking. Goodbye!',
] as const;

/** Number of customer messages in one conversation: the "turns" of all figures. The time includes the start. */
export const turnsPerConversation = customerLines.length;
