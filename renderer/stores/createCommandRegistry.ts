import type { UiCommand } from '../ui/uiCommand.ts';

/** Every command of the studio by id: menus, toolbars, shortcuts and palette ask here. */
export interface CommandRegistry {
  /** Adds commands. @throws Error when an id is taken: a mistake of the programmer. */
  register(commands: readonly UiCommand[]): void;
  /** @throws Error when there is no such command: a mistake of the programmer. */
  get(id: string): UiCommand;
  all(): readonly UiCommand[];
}

/** Makes an empty registry. */
export function createCommandRegistry(): CommandRegistry {
  const commands = new Map<string, UiCommand>();
  return {
    register: (added) => {
      for (const command of added) {
        if (commands.has(command.id)) throw new Error(`The command ${command.id} is registered twice`);
        commands.set(command.id, command);
      }
    },
    get: (id) => {
      const command = commands.get(id);
      if (command === undefined) throw new Error(`There is no command ${id}`);
      return command;
    },
    all: () => [...commands.values()],
  };
}
