import { defineErrors } from '../base/defineErrors.ts';

const recordRemedy =
  'Run "dialoom encoder download" (or "record" for your own folder), or use Download in the project settings';

/** Errors of sentence encoders. */
export const encoderErrors = defineErrors({
  ENCODER_FAILED: {
    message: (p: { reason: string }) => `The encoder stopped: ${p.reason}`,
    remedy: 'Try again; if that does not help, reinstall the dependencies to restore the model files',
  },
  ENCODER_NOT_RECORDED: {
    message: (p: { model: string }) => `The files of the model ${p.model} are not recorded in the project`,
    remedy: recordRemedy,
  },
  ENCODER_FILE_MISSING: {
    message: (p: { folder: string; files: readonly string[] }) =>
      `The encoder's model in ${p.folder} is incomplete: ${p.files.join(', ')} ${p.files.length === 1 ? 'is' : 'are'} missing`,
    remedy:
      'Download it with "dialoom encoder download" or in the project settings; for a runtime, set its folder with --encoder-folder',
  },
  ENCODER_FILE_DIFFERS: {
    message: (p: { file: string; expected: string; found: string }) =>
      `${p.file} is not the file recorded in the project (SHA-256 ${p.found.slice(0, 12)}…, not ${p.expected.slice(0, 12)}…)`,
    remedy:
      'Use the recorded files, or record these with "dialoom encoder record" and rebuild index and bundle',
  },
  ENCODER_FILE_UNREADABLE: {
    message: (p: { file: string; reason: string }) => `${p.file} cannot be read: ${p.reason}`,
    remedy: 'Check that the file exists and that you have permission to read it',
  },
  ENCODER_MODEL_UNUSABLE: {
    message: (p: { model: string; reason: string }) => `The model ${p.model} cannot be used: ${p.reason}`,
    remedy:
      'Choose a sentence encoder with a tokenizer.json and ONNX weights in the number format (dtype) that the project sets',
  },
  ENCODER_RUNTIME_MISSING: {
    message: (p: { platform: string; reason: string }) =>
      `transformers.js cannot start on ${p.platform}: ${p.reason}`,
    remedy:
      'Reinstall the dependencies; on platforms without an ONNX Runtime binary (Intel Macs), use the built-in encoder or an endpoint',
  },
  ENCODER_DOWNLOAD_FAILED: {
    message: (p: { url: string; reason: string }) => `${p.url} cannot be downloaded: ${p.reason}`,
    remedy:
      'Check the connection and the name of the model, then start the download again, which continues where it stopped. Set DIALOOM_MODEL_HUB to use another hub',
  },
  ENCODER_DOWNLOAD_STOPPED: {
    message: (p: { model: string }) => `The download of ${p.model} was stopped`,
    remedy: 'Start it again at any time; it continues where it stopped',
  },
  ENCODER_NOTHING_TO_DOWNLOAD: {
    message: (p: { type: string }) => `Encoders of type ${p.type} have no files to download`,
    remedy: 'To download a model, set the type of the encoder to transformers in dialoom.yaml',
  },
  ENCODER_VARIABLE_MISSING: {
    message: (p: { variable: string }) => `The encoder needs the environment variable ${p.variable}`,
    remedy: (p: { variable: string }) =>
      `Set ${p.variable}, and declare it in environment.variables or environment.secrets of dialoom.yaml`,
  },
  ENCODER_URL_INVALID: {
    message: (p: { reason: string }) => `The URL of the encoder cannot be used: ${p.reason}`,
    remedy: 'Use the base URL of an OpenAI-compatible API, such as http://127.0.0.1:11434/v1',
  },
  ENCODER_UNREACHABLE: {
    message: (p: { origin: string; reason: string }) =>
      `The encoder at ${p.origin} cannot be reached: ${p.reason}`,
    remedy: 'Check that the endpoint is running and that the url of the encoder in dialoom.yaml is correct',
  },
  ENCODER_TIMEOUT: {
    message: (p: { origin: string; timeoutMs: number }) =>
      `The encoder at ${p.origin} did not answer within ${p.timeoutMs} ms`,
    remedy: 'Increase timeoutMs of the encoder in dialoom.yaml, or use a faster endpoint',
  },
  ENCODER_UNAUTHORISED: {
    message: (p: { origin: string; status: number }) =>
      `The encoder at ${p.origin} rejects the API key (status ${p.status})`,
    remedy: 'Check the value of the secret that is set as apiKey of the encoder in dialoom.yaml',
  },
  ENCODER_MODEL_UNKNOWN: {
    message: (p: { origin: string; model: string }) =>
      `The encoder at ${p.origin} has no model "${p.model}", or no embeddings at this URL`,
    remedy: (p: { model: string }) =>
      `Load the model at the endpoint ("ollama pull ${p.model}" for Ollama), and check model and url of the encoder`,
  },
  ENCODER_REFUSED: {
    message: (p: { origin: string; status: number; reason: string }) =>
      `The encoder at ${p.origin} answered with status ${p.status}${p.reason === '' ? '' : `: ${p.reason}`}`,
    remedy: 'Check the log of the endpoint',
  },
  ENCODER_BAD_ANSWER: {
    message: (p: { origin: string; reason: string }) =>
      `The answer of the encoder at ${p.origin} cannot be used: ${p.reason}`,
    remedy:
      'Check that the url of the encoder is the base URL of an OpenAI-compatible API, and check its model',
  },
  ENCODER_WRONG_DIMENSIONS: {
    message: (p: { found: number; expected: number }) =>
      `The encoder returns vectors of length ${p.found}, not ${p.expected}`,
    remedy: (p: { found: number }) =>
      `If this is the right model, set dimensions of the encoder to ${p.found} and rebuild index and bundle`,
  },
});
