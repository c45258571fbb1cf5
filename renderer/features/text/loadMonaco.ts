import 'monaco-editor/languages/definitions/yaml/register.js';
import EditorWorker from 'monaco-editor/editor/editor.worker.js?worker';
import { createWebWorker } from 'monaco-editor/internal/common/workers.js';
import { configureMonacoYaml } from 'monaco-yaml';
import { monaco } from '../../nodes/code/monaco.ts';
import { flowJsonSchema } from '../../nodes/flowJsonSchema.ts';
import YamlWorker from './yaml.worker.ts?worker';

self.MonacoEnvironment = {
  getWorker: (_: string, label: string) => (label === 'yaml' ? new YamlWorker() : new EditorWorker()),
};

// monaco-yaml makes its worker the way editors before 0.53 did; this is today's function with the same meaning.
const editorWithWorkers = { ...monaco, editor: { ...monaco.editor, createWebWorker } };

// Completion and help only: what is wrong is said by the project's own checks, once.
configureMonacoYaml(editorWithWorkers, {
  validate: false,
  format: { enable: false },
  enableSchemaRequest: false,
  schemas: [{ uri: 'dialoom://schemas/flow.json', fileMatch: ['**/*.flow.yaml'], schema: flowJsonSchema() }],
});

/** The text editor with YAML support, its workers bundled. */
export { monaco };
