declare module 'monaco-editor/internal/common/workers.js' {
  import type { editor } from 'monaco-editor/editor/editor.api.js';
  /** Makes a worker from `MonacoEnvironment` and hands it its first data. The package has no types for it. */
  export function createWebWorker<T extends object>(options: {
    readonly label?: string;
    readonly moduleId?: string;
    readonly createData?: unknown;
  }): editor.MonacoWebWorker<T>;
}
