import type { FieldDescriptor } from './fieldDescriptor.ts';

const transformers = { path: 'type', values: ['transformers'] };
const openai = { path: 'type', values: ['openai'] };
const chosen = { path: 'type', values: ['transformers', 'openai'] };

/** The encoder settings as a form, drawn by the studio and explained in the reference. */
export const encoderForm: readonly FieldDescriptor[] = [
  {
    path: 'type',
    label: 'Encoder',
    type: 'select',
    options: [
      { value: 'builtin', label: 'Built in (English, works offline)' },
      { value: 'transformers', label: 'A model on this machine (transformers.js)' },
      { value: 'openai', label: 'An embeddings endpoint (Ollama, vLLM, hosted)' },
    ],
    help: 'What turns text into vectors: the built-in Universal Sentence Encoder lite, an ONNX model that runs on this machine, or an OpenAI-compatible endpoint.',
  },
  {
    path: 'url',
    label: 'Address',
    type: 'string',
    required: true,
    onlyWhen: openai,
    help: 'Base address of the endpoint without /embeddings, such as http://127.0.0.1:11434/v1 for Ollama. It may start with {{ env.NAME }}, a variable declared by the project.',
  },
  {
    path: 'model',
    label: 'Model',
    type: 'string',
    required: true,
    onlyWhen: chosen,
    help: 'Name of the model on the hub or the endpoint.',
  },
  {
    path: 'apiKey',
    label: 'API key',
    type: 'string',
    placeholder: 'EMBEDDINGS_API_KEY',
    onlyWhen: openai,
    help: 'Name of a secret declared by the project, never the key itself.',
  },
  {
    path: 'dimensions',
    label: 'Dimensions',
    type: 'number',
    min: 1,
    max: 8192,
    onlyWhen: openai,
    help: 'Length of the vectors. An endpoint that returns vectors of another length is rejected.',
  },
  {
    path: 'shorten',
    label: 'Shorten the vectors',
    type: 'boolean',
    onlyWhen: openai,
    help: 'Requests vectors of this length, for models that support it.',
  },
  {
    path: 'timeoutMs',
    label: 'Timeout in milliseconds',
    type: 'number',
    min: 100,
    max: 300_000,
    step: 1000,
    onlyWhen: openai,
    help: 'For one request, including retries.',
  },
  {
    path: 'revision',
    label: 'Revision',
    type: 'string',
    onlyWhen: transformers,
    help: 'Branch, tag or commit of the model. A download records the commit.',
  },
  {
    path: 'folder',
    label: 'Folder',
    type: 'string',
    placeholder: "the user's data folder",
    onlyWhen: transformers,
    help: "Folder of the model's files, relative to the project. Leave empty for the user's data folder, where downloads go.",
  },
  {
    path: 'dtype',
    label: 'Number format',
    type: 'select',
    options: [
      { value: 'fp32', label: 'fp32: exact' },
      { value: 'fp16', label: 'fp16: half the size' },
      { value: 'q8', label: 'q8: a quarter of the size' },
      { value: 'q4', label: 'q4: the smallest' },
    ],
    onlyWhen: transformers,
    help: 'Number format of the weights. With smaller formats, vectors may differ slightly between types of processor.',
  },
  {
    path: 'pooling',
    label: 'Pooling',
    type: 'select',
    options: [
      { value: 'mean', label: 'mean of all tokens' },
      { value: 'cls', label: 'first token (CLS)' },
    ],
    onlyWhen: transformers,
    help: 'How token vectors are combined into one, as stated in the model card.',
  },
  {
    path: 'prefix',
    label: 'Prefix',
    type: 'string',
    onlyWhen: chosen,
    help: 'Added before every text if the model was trained that way: "query: " for the E5 family.',
  },
];
