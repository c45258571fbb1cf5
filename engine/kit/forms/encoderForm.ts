import type { FieldDescriptor } from './fieldDescriptor.ts';

const transformers = { path: 'type', values: ['transformers'] };
const openai = { path: 'type', values: ['openai'] };
const chosen = { path: 'type', values: ['transformers', 'openai'] };

/** The choice of the encoder as a form: what the studio's settings draw and the reference explains. */
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
    help: 'Where vectors come from: Universal Sentence Encoder lite, which is built in; a model in ONNX that runs on this machine; or an OpenAI-compatible endpoint.',
  },
  {
    path: 'url',
    label: 'Address',
    type: 'string',
    required: true,
    onlyWhen: openai,
    help: 'Base address of the endpoint, such as http://127.0.0.1:11434/v1 for Ollama. It may begin with {{ env.NAME }}, a variable that the project declares. It does not end in /embeddings.',
  },
  {
    path: 'model',
    label: 'Model',
    type: 'string',
    required: true,
    onlyWhen: chosen,
    help: 'Name of the model, as the hub or the endpoint calls it.',
  },
  {
    path: 'apiKey',
    label: 'API key',
    type: 'string',
    placeholder: 'EMBEDDINGS_API_KEY',
    onlyWhen: openai,
    help: 'Name of a secret that the project declares, never the key itself.',
  },
  {
    path: 'dimensions',
    label: 'Dimensions',
    type: 'number',
    min: 1,
    max: 8192,
    onlyWhen: openai,
    help: 'Length of the vectors. Recorded with the files where the model runs on this machine; an endpoint that gives another length is refused.',
  },
  {
    path: 'shorten',
    label: 'Shorten the vectors',
    type: 'boolean',
    onlyWhen: openai,
    help: 'Asks the endpoint for vectors of that length; for models that were trained for it.',
  },
  {
    path: 'timeoutMs',
    label: 'Timeout in milliseconds',
    type: 'number',
    min: 100,
    max: 300_000,
    step: 1000,
    onlyWhen: openai,
    help: 'For one request with its repetitions.',
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
    help: "Where the model's files are, relative to the project. Without it they are in the user's data folder, where downloads go.",
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
    help: 'Number format of the weights. With the smaller ones the vectors of two kinds of processors may differ a little.',
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
    help: 'How the vectors of tokens become that of a text, as the card of the model says.',
  },
  {
    path: 'prefix',
    label: 'Prefix',
    type: 'string',
    onlyWhen: chosen,
    help: 'Put before every text, where a model was trained so: "query: " for the E5 family.',
  },
];
