import { Annotation, END, MemorySaver, START, StateGraph } from '@langchain/langgraph';
import { customerLines } from './script.ts';

const number = /\b\d{10}\b/;
const person = /\b(person|human|agent|colleague)\b/i;
const yes = /\b(yes|yeah|yep|correct|right|sure)\b/i;
const no = /\b(no|nope|nah|wrong|not really)\b/i;
const escalateAfter = 2;

const state = Annotation.Root({
  message: Annotation<string>,
  stage: Annotation<'ask' | 'confirm' | 'ended' | undefined>,
  orderNumber: Annotation<string | null>,
  failures: Annotation<number>,
  said: Annotation<readonly string[]>,
});

type State = typeof state.State;

const greeting = 'Welcome to the shop. Which order is it about?';
const handedOver: Partial<State> = { stage: 'ended', said: ['A colleague takes over.'] };

function notUnderstood({ failures }: State, text: string): Partial<State> {
  return failures < escalateAfter ? { failures: failures + 1, said: [text] } : handedOver;
}

function ask(state: State): Partial<State> {
  if (person.test(state.message)) return handedOver;
  const orderNumber = number.exec(state.message)?.[0];
  if (orderNumber === undefined) {
    return notUnderstood(state, 'I did not find an order number in that. It has ten digits.');
  }
  const said = [`You would like to know about order ${orderNumber}. Is that right?`];
  return { orderNumber, failures: 0, stage: 'confirm', said };
}

function confirm(state: State): Partial<State> {
  const { message, orderNumber } = state;
  if (person.test(message)) return handedOver;
  if (yes.test(message)) {
    const told = `Order ${orderNumber} is on its way and arrives tomorrow.`;
    return { stage: 'ended', said: [told, 'Thank you for asking. Goodbye!'] };
  }
  if (no.test(message)) return { stage: 'ask', orderNumber: null, failures: 0, said: [greeting] };
  return notUnderstood(state, 'Could you put it another way?');
}

/**
 * The order-status conversation for LangGraph: one invocation per message, with the in-memory checkpointer in between.
 * It understands messages with regular expressions, which cost next to nothing.
 */
export function createOrderStatusGraph() {
  return new StateGraph(state)
    .addNode(
      'greet',
      (): Partial<State> => ({ stage: 'ask', orderNumber: null, failures: 0, said: [greeting] }),
    )
    .addNode('ask', ask)
    .addNode('confirm', confirm)
    .addConditionalEdges(
      START,
      ({ stage }) => (stage === undefined ? 'greet' : stage === 'ended' ? END : stage),
      ['greet', 'ask', 'confirm', END],
    )
    .addEdge('greet', END)
    .addEdge('ask', END)
    .addEdge('confirm', END)
    .compile({ checkpointer: new MemorySaver() });
}

/**
 * Runs the whole conversation.
 *
 * @param thread - A new id.
 * @returns What the assistant said, and whether the conversation ended.
 */
export async function converseWithGraph(
  graph: ReturnType<typeof createOrderStatusGraph>,
  thread: string,
): Promise<{ readonly said: readonly string[]; readonly ended: boolean }> {
  const config = { configurable: { thread_id: thread } };
  let now = await graph.invoke({}, config);
  const said = [...now.said];
  for (const message of customerLines) {
    now = await graph.invoke({ message }, config);
    said.push(...now.said);
  }
  return { said, ended: now.stage === 'ended' };
}
