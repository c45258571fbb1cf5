import { manifestPath } from '../../model/documentKinds.ts';
import { recordedFiles } from '../../model/recordedFiles.ts';
import type { Rule } from '../checkContext.ts';
import { checkErrors } from '../errors.ts';

/** What the encoder needs is declared, and its files are recorded. */
export const checkEncoder: Rule = ({ project, report }) => {
  const { encoder, environment } = project.manifest;
  if (encoder.type === 'transformers') {
    const { model, dimensions } = encoder;
    if (dimensions !== undefined && recordedFiles(encoder) !== undefined) return;
    report(manifestPath, ['encoder'], (at) => checkErrors.PROJECT_ENCODER_NOT_RECORDED({ model }, at));
  }
  if (encoder.type !== 'openai') return;
  const variable = /^\{\{\s*env\.([A-Z][A-Z0-9_]*)/.exec(encoder.url)?.[1];
  if (variable !== undefined && !Object.hasOwn(environment.variables, variable)) {
    report(manifestPath, ['encoder', 'url'], (at) =>
      checkErrors.PROJECT_ENCODER_UNDECLARED({ name: variable, where: 'variables' }, at),
    );
  }
  const { apiKey } = encoder;
  if (apiKey !== undefined && !Object.hasOwn(environment.secrets, apiKey)) {
    report(manifestPath, ['encoder', 'apiKey'], (at) =>
      checkErrors.PROJECT_ENCODER_UNDECLARED({ name: apiKey, where: 'secrets' }, at),
    );
  }
};
