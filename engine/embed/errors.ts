import { defineErrors } from '../base/defineErrors.ts';

const recordRemedy =
  'Run "dialoom encoder download" (or "record" for a folder of your own), or press Download in the settings of the project';

/** Everything that can go wrong with what turns texts into vectors. */
export const encoderErrors = defineErrors({
  ENCODER_FAILED: {
    message: (p: { reason: string }) => `The encoder stopped: ${p.reason}`,
    remedy: 'Try again; if it stays, reinstall the dependencies so that the model files are complete',
  },
  ENCODER_NOT_RECORDED: {
    message: (p: { model: string }) =>
      `The project does not say yet which files of the model ${p.model} it uses`,
    remedy: recordRemedy,
  },
  ENCODER_FILE_MISSING: {
    message: (p: { folder: string; files: readonly string[] }) =>
      `The model of the encoder is not complete in ${p.folder}: ${p.files.join(', ')} ${p.files.length === 1 ? 'is' : 'are'} missing`,
    remedy:
      'Download it with "dialoom encoder download" or in the settings of the project; a runtime is given a folder with --encoder-folder',
  },
  ENCODER_FILE_DIFFERS: {
    message: (p: { file: string; expected: string; found: string }) =>
      `${p.file} is another file than the project records (SHA-256 ${p.found.slice(0, 12)}…, not ${p.expected.slice(0, 12)}…)`,
    remedy:
      'Get the very same files, or record these with "dialoom encoder record" and build index and bundle anew',
  },
  ENCODER_FILE_UNREADABLE: {
    message: (p: { file: string; reason: string }) => `${p.file} cannot be read: ${p.reason}`,
    remedy: 'Check that the file is there and that you may read it',
  },
  ENCODER_MODEL_UNUSABLE: {
    message: (p: { model: string; reason: string }) => `The model ${p.model} cannot be used: ${p.reason}`,
    remedy:
      'Choose a sentence encoder with a tokenizer.json and weights in ONNX, in the number format that the project names (dtype)',
  },
  ENCODER_RUNTIME_MISSING: {
    message: (p: { platform: string; reason: string }) =>
      `transformers.js does not start on ${p.platform}: ${p.reason}`,
    remedy:
      'Reinstall the dependencies; where ONNX Runtime has no binary (Intel Macs), use the built-in encoder or an endpoint',
  },
  ENCODER_DOWNLOAD_FAILED: {
    message: (p: { url: string; reason: string }) => `${p.url} cannot be downloaded: ${p.reason}`,
    remedy:
      'Check the connection and the name of the model, and start again: what is there already is not fetched twice. DIALOOM_MODEL_HUB names another hub',
  },
  ENCODER_DOWNLOAD_STOPPED: {
    message: (p: { model: string }) => `The download of ${p.model} was stopped`,
    remedy: 'Start it again whenever you like: it goes on with what has come',
  },
  ENCODER_NOTHING_TO_DOWNLOAD: {
    message: (p: { type: string }) => `An encoder of the type ${p.type} has no files to download`,
    remedy: 'Set the type of the encoder to transformers in dialoom.yaml, or leave it as it is',
  },
  ENCODER_VARIABLE_MISSING: {
    message: (p: { variable: string }) => `The encoder needs the environment variable ${p.variable}`,
    remedy: (p: { variable: string }) =>
      `Set ${p.variable}, and declare it in environment.variables or environment.secrets of dialoom.yaml`,
  },
  ENCODER_URL_INVALID: {
    message: (p: { reason: string }) => `The address of the encoder cannot be used: ${p.reason}`,
    remedy: 'Give the base address of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1',
  },
  ENCODER_UNREACHABLE: {
    message: (p: { origin: string; reason: string }) =>
      `The encoder at ${p.origin} cannot be reached: ${p.reason}`,
    remedy: 'Check that the endpoint runs and that the url of the encoder in dialoom.yaml is right',
  },
  ENCODER_TIMEOUT: {
    message: (p: { origin: string; timeoutMs: number }) =>
      `The encoder at ${p.origin} did not answer within ${p.timeoutMs} ms`,
    remedy: 'Raise timeoutMs of the encoder in dialoom.yaml, or use a faster endpoint',
  },
  ENCODER_UNAUTHORISED: {
    message: (p: { origin: string; status: number }) =>
      `The encoder at ${p.origin} refuses the API key (status ${p.status})`,
    remedy: 'Check the value of the secret that apiKey of the encoder names in dialoom.yaml',
  },
  ENCODER_MODEL_UNKNOWN: {
    message: (p: { origin: string; model: string }) =>
      `The encoder at ${p.origin} has no model "${p.model}", or no embeddings at this address`,
    remedy: (p: { model: string }) =>
      `Load the model at the endpoint ("ollama pull ${p.model}" for Ollama), and check model and url of the encoder`,
  },
  ENCODER_REFUSED: {
    message: (p: { origin: string; status: number; reason: string }) =>
      `The encoder at ${p.origin} answered with status ${p.status}${p.reason === '' ? '' : `: ${p.reason}`}`,
    remedy: 'Look into the log of the endpoint',
  },
  ENCODER_BAD_ANSWER: {
    message: (p: { origin: string; reason: string }) =>
      `What the encoder at ${p.origin} answers cannot be used: ${p.reason}`,
    remedy:
      'Check that the url of the encoder is the base address of an OpenAI-compatible API, and its model',
  },
  ENCODER_WRONG_DIMENSIONS: {
    message: (p: { found: number; expected: number }) =>
      `The encoder gives vectors of length ${p.found}, not ${p.expected}`,
    remedy: (p: { found: number }) =>
      `Set dimensions of the encoder to ${p.found} if that is the model you want, and build index and bundle anew`,
  },
});
