import { defineErrors } from '../base/defineErrors.ts';

/** Errors of API actions and the mock server. */
export const actionErrors = defineErrors({
  ACTION_UNKNOWN: {
    message: (p: { action: string }) => `The action ${p.action} does not exist`,
    remedy: (p: { action: string }) => `Add actions/${p.action}.yaml, or choose another action in the state`,
  },
  ACTION_INPUT_INVALID: {
    message: (p: { input: string; reason: string }) => `The input "${p.input}" ${p.reason}`,
    remedy: 'Correct the input in the state that runs the action, or the declaration in the action',
  },
  ACTION_VARIABLE_UNDECLARED: {
    message: (p: { variable: string }) => `The variable ${p.variable} is not declared`,
    remedy: 'Declare it in dialoom.yaml under environment.variables',
  },
  ACTION_VARIABLE_MISSING: {
    message: (p: { variable: string }) => `The variable ${p.variable} has no value`,
    remedy: (p: { variable: string }) =>
      `Set the environment variable ${p.variable}, or add a default in dialoom.yaml under environment.variables`,
  },
  ACTION_SECRET_UNDECLARED: {
    message: (p: { secret: string }) => `The secret ${p.secret} is not declared`,
    remedy: 'Declare its name in dialoom.yaml under environment.secrets, without its value',
  },
  ACTION_SECRET_MISSING: {
    message: (p: { secret: string }) => `The secret ${p.secret} has no value`,
    remedy: (p: { secret: string }) =>
      `Set the environment variable ${p.secret} before starting (export ${p.secret}=…)`,
  },
  ACTION_TEMPLATE_INVALID: {
    message: (p: { field: string; reason: string }) => `The action's ${p.field} template failed: ${p.reason}`,
    remedy: 'Correct the template in the action; it may use input.<name> and env.<VARIABLE>',
  },
  ACTION_URL_INVALID: {
    message: (p: { url: string; reason: string }) => `The URL ${p.url} cannot be used: ${p.reason}`,
    remedy: 'Start the URL with http(s)://host or with {{ env.VARIABLE }} for it, followed by / and the path',
  },
  ACTION_HEADER_INVALID: {
    message: (p: { header: string; reason: string }) => `The header ${p.header} cannot be sent: ${p.reason}`,
    remedy: 'Correct the header in the action, or the input it uses',
  },
  ACTION_REQUEST_INVALID: {
    message: (p: { reason: string }) => `The request of the action cannot be sent: ${p.reason}`,
    remedy:
      'Use one of body (JSON), form (form fields) and text (anything else, with its content-type header)',
  },
  ACTION_TOKEN_FAILED: {
    message: (p: { origin: string; reason: string }) => `No access token from ${p.origin}: ${p.reason}`,
    remedy: "Check tokenUrl, clientId, credentials and the value of the secret in the action's auth",
  },
  ACTION_TOKEN_UNAVAILABLE: {
    message: (p: { origin: string; reason: string }) =>
      `No access token from ${p.origin} at the moment: ${p.reason}`,
    remedy: "Check that the service at the action's auth.tokenUrl is running, and try again",
  },
  ACTION_UNREACHABLE: {
    message: (p: { origin: string; reason: string; attempts: number }) =>
      `${p.origin} does not answer (${p.reason}) after ${p.attempts} ${p.attempts === 1 ? 'attempt' : 'attempts'}`,
    remedy:
      'Check that the service is running and that the URL is correct; "dialoom mock" serves the mock examples',
  },
  ACTION_TIMEOUT: {
    message: (p: { origin: string; timeoutMs: number }) =>
      `${p.origin} did not answer within ${p.timeoutMs} ms`,
    remedy: 'Check the service, or increase timeoutMs in the action',
  },
  ACTION_CANCELLED: {
    message: () => 'The call was cancelled because the program is closing',
    remedy: 'Start it again',
  },
  ACTION_HTTP_STATUS: {
    message: (p: { origin: string; status: number; attempts: number }) =>
      `${p.origin} answered with status ${p.status} after ${p.attempts} ${p.attempts === 1 ? 'attempt' : 'attempts'}`,
    remedy: (p: { status: number }) => statusRemedy(p.status),
  },
  ACTION_REDIRECTED: {
    message: (p: { status: number; location: string }) =>
      `The service redirects (status ${p.status}) to ${p.location}, but this redirect is not allowed`,
    remedy: 'Use the final address in the action; redirects are only followed for GET and within one origin',
  },
  ACTION_RESPONSE_TOO_LARGE: {
    message: (p: { limit: number }) => `The response is larger than ${p.limit} bytes`,
    remedy: 'Request less data, for example one page or fewer fields',
  },
  ACTION_RESPONSE_INVALID: {
    message: (p: { reason: string }) => `The response cannot be read: ${p.reason}`,
    remedy: 'Check what the service sends; JSON and text are supported',
  },
  ACTION_OUTPUT_INVALID: {
    message: (p: { output: string; reason: string }) => `The output "${p.output}" has no value: ${p.reason}`,
    remedy: 'Correct the output mapping of the action, or check what the service sends',
  },
  ACTION_INTERNAL: {
    message: (p: { detail: string }) => `Running the action failed unexpectedly: ${p.detail}`,
    remedy: 'Report this error together with the action',
  },
  ACTION_MOCK_PORT_TAKEN: {
    message: (p: { host: string; port: number }) => `Port ${p.port} on ${p.host} is already in use`,
    remedy: 'Choose another port (0 for any free one), or stop the program that uses it',
  },
  ACTION_MOCK_NOT_STARTED: {
    message: (p: { host: string; port: number; reason: string }) =>
      `The mock server cannot listen on ${p.host}:${p.port}: ${p.reason}`,
    remedy: 'Choose another address or port',
  },
  ACTION_MOCK_INVALID: {
    message: (p: { action: string; example: string; reason: string }) =>
      `The mock example "${p.example}" of ${p.action} cannot be used: ${p.reason}`,
    remedy: 'Correct its "when", a CEL expression over request {method, path, params, query, headers, body}',
  },
  ACTION_MOCK_NO_ROUTE: {
    message: (p: { method: string; path: string }) => `No action calls ${p.method} ${p.path}`,
    remedy: 'Compare method and path with the listed routes',
  },
  ACTION_MOCK_NO_EXAMPLE: {
    message: (p: { actions: string; reasons: string }) =>
      `No mock example of ${p.actions} matches this request${p.reasons === '' ? '' : ` (${p.reasons})`}`,
    remedy: 'Add a last example without "when", or correct the conditions',
  },
  ACTION_MOCK_BAD_REQUEST: {
    message: (p: { reason: string }) => `The request cannot be read: ${p.reason}`,
    remedy: 'Send JSON of at most 1 MiB with content-type application/json',
  },
});

function statusRemedy(status: number): string {
  if (status === 401 || status === 403) return "Check the action's auth and the value of its secret";
  if (status === 404) return 'Check the URL of the action and the ids in it';
  if (status < 500) return 'Check what the action sends; the body of the response often says what is wrong';
  return 'Try again later, or contact the operator of the service';
}
