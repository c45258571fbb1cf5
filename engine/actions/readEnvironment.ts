import type { AppError } from '../base/appError.ts';
import type { JsonObject } from '../base/json.ts';
import type { ProjectManifest } from '../model/documents/projectManifest.ts';
import { actionErrors } from './errors.ts';

/** Environment variables by name, as in `process.env`. */
export type EnvironmentValues = Readonly<Record<string, string | undefined>>;

/** The part of the environment that actions may read: only declared names. */
export interface ActionEnvironment {
  /** Declared variables that have a value, for `env` in templates. */
  readonly variables: JsonObject;
  /** @throws AppError ACTION_VARIABLE_UNDECLARED, ACTION_VARIABLE_MISSING */
  readonly requireVariable: (name: string) => string;
  /** @throws AppError ACTION_SECRET_UNDECLARED, ACTION_SECRET_MISSING */
  readonly requireSecret: (name: string) => string;
  /** Whether a declared secret has a value. */
  readonly hasSecret: (name: string) => boolean;
  /** Where requests to a fixed host are sent: to itself, or to the mock server. */
  readonly originOf: (origin: string) => string;
  /** The values of all declared secrets, which are masked wherever they appear. */
  readonly secretValues: readonly string[];
}

/**
 * Reads the declared variables and secrets. Undeclared names are never read, so that an action cannot leak other parts
 * of the environment.
 *
 * @param declared - `environment` of the project's manifest.
 * @param env - Values; an empty one counts as not set.
 * @param mockUrl - Address of the mock server, if fixed hosts are replaced by it.
 */
export function readEnvironment(
  declared: ProjectManifest['environment'],
  env: EnvironmentValues,
  mockUrl?: string,
): ActionEnvironment {
  const variables = new Map<string, string>();
  for (const [name, { default: fallback }] of Object.entries(declared.variables)) {
    const value = env[name] || fallback;
    if (value !== undefined && value !== '') variables.set(name, value);
  }
  const secrets = new Map<string, string>();
  for (const name of Object.keys(declared.secrets)) {
    // A secret read from a file often ends in a line break, which is not allowed in headers.
    const value = env[name]?.trim();
    if (value !== undefined && value !== '') secrets.set(name, value);
  }
  return {
    variables: Object.fromEntries(variables),
    requireVariable: (variable) => {
      const value = variables.get(variable);
      if (value !== undefined) return value;
      if (Object.hasOwn(declared.variables, variable))
        throw actionErrors.ACTION_VARIABLE_MISSING({ variable });
      throw actionErrors.ACTION_VARIABLE_UNDECLARED({ variable });
    },
    requireSecret: (secret) => {
      const value = secrets.get(secret);
      if (value !== undefined) return value;
      if (Object.hasOwn(declared.secrets, secret)) throw actionErrors.ACTION_SECRET_MISSING({ secret });
      throw actionErrors.ACTION_SECRET_UNDECLARED({ secret });
    },
    hasSecret: (name) => secrets.has(name),
    originOf: (origin) => mockUrl ?? origin,
    secretValues: [...secrets.values()],
  };
}

/**
 * The declared names that have no value; actions that need them will fail.
 *
 * @returns An error for each variable without value and default, and for each secret without a value.
 */
export function missingEnvironment(
  declared: ProjectManifest['environment'],
  env: EnvironmentValues,
): readonly AppError[] {
  const { variables, hasSecret } = readEnvironment(declared, env);
  return [
    ...Object.keys(declared.variables)
      .filter((variable) => !Object.hasOwn(variables, variable))
      .map((variable) => actionErrors.ACTION_VARIABLE_MISSING({ variable })),
    ...Object.keys(declared.secrets)
      .filter((secret) => !hasSecret(secret))
      .map((secret) => actionErrors.ACTION_SECRET_MISSING({ secret })),
  ];
}
