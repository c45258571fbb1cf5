import type { AppError } from '../base/appError.ts';
import type { ProjectManifest } from '../model/projectManifest.ts';
import { actionErrors } from './errors.ts';
import { type EnvironmentValues, readEnvironment } from './readEnvironment.ts';

/**
 * What a project declares and the environment does not have: actions that need it will fail.
 *
 * @returns An error for each variable without a value or default, and for each secret.
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
