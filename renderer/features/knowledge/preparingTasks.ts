/** Names of the tasks that making a project ready consists of: whichever is under way is stopped. */
export const preparingTasks = ['nlu', 'entities', 'sources', 'knowledge'] as const;
