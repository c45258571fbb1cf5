import { projectManifest } from '../model/projectManifest.ts';
import type { BundleInput } from './buildBundle.ts';

/** For tests: a small project, ready to be bundled. */
export function bundleInput(change: Partial<BundleInput> = {}): BundleInput {
  const { environment } = projectManifest.parse({
    dialoom: 2,
    name: 'Shop',
    entryFlow: 'main',
    environment: {
      variables: { SHOP_URL: {}, MAIL_URL: { default: 'https://mail.example' } },
      secrets: { SHOP_TOKEN: {} },
    },
  });
  return {
    files: {
      'dialoom.yaml': 'dialoom: 2\nname: Shop\nentryFlow: main\n',
      'flows/main.flow.yaml': 'id: main\nname: Main\n',
      'knowledge/häufig.md': '# Grüße\n',
      'locales/en.yaml': 'main.hello: "Hello 👋"\n',
    },
    artifacts: [
      { path: 'nlu/model.bin', bytes: Uint8Array.from({ length: 64 }, (_, index) => index * 7) },
      { path: 'knowledge/index.json', bytes: new TextEncoder().encode('{"items":[]}') },
    ],
    problems: [],
    info: {
      project: 'Shop',
      createdWith: '0.1.0',
      embedder: 'minilm@1',
      nluModel: 'a'.repeat(64),
      environment,
    },
    env: {},
    ...change,
  };
}
