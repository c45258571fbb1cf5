// A file of our own: bundled by its package name, the worker would not find the editor's half of itself.
import 'monaco-yaml/yaml.worker.js';
