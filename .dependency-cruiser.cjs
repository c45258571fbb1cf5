// Who may import whom. The table is the architecture: a change here is a decision and belongs in docs/decisions/.

// Unit tests, the folders they share, and the gallery of components, which tests use as well.
const test = String.raw`\.test\.tsx?$|^(engine|electron|renderer)/.*/fixtures/|\.gallery\.tsx$|^renderer/gallery/`;
const ours = '^(engine|electron|renderer|e2e|scripts|templates|bench)/';
const pure = [
  'base',
  'model',
  'requests',
  'words',
  'kit',
  'readings',
  'nodes',
  'machine',
  'edit',
  'check',
  'replay',
  'contract',
];

/** engine/<module>: the other engine modules it may import. */
const engine = {
  base: [],
  model: ['base'],
  requests: ['base', 'model'],
  words: ['base', 'model'],
  kit: ['base', 'model', 'requests'],
  nodes: ['base', 'model', 'kit'],
  readings: ['base', 'model', 'kit'],
  machine: ['base', 'model', 'requests', 'kit', 'readings'],
  edit: ['base', 'model', 'kit'],
  check: ['base', 'model', 'kit'],
  interop: ['base', 'model', 'kit', 'edit'],
  nlu: ['base', 'model'],
  knowledge: ['base', 'model'],
  embed: ['base', 'model'],
  actions: ['base', 'model'],
  scripts: ['base', 'model'],
  generate: ['base', 'model'],
  conversation: [
    'base',
    'model',
    'requests',
    'kit',
    'nodes',
    'readings',
    'machine',
    'edit',
    'check',
    'nlu',
    'knowledge',
    'actions',
  ],
  replay: ['base', 'model', 'words', 'requests', 'kit', 'machine', 'conversation'],
  stores: ['base', 'model', 'kit', 'conversation', 'project'],
  bundle: ['base', 'model', 'kit', 'check', 'nlu', 'knowledge', 'embed', 'project'],
};

/** engine/<module>: the engine modules it may NOT import. */
const engineAllBut = {
  project: ['server', 'cli', 'contract', 'bundle', 'stores'],
  server: [],
  cli: [],
};

const remedies = {
  base: 'It stands below everything: move what you need into engine/base, or your code up.',
  nodes: 'A node kind is data and a pure step: take what you need through StepContext (engine/kit).',
  machine: 'Take it as an argument: the node registry and all ports come in from outside.',
  edit: 'Take it as an argument: the node registry comes in from outside.',
  check: 'Take it as an argument: the node registry comes in from outside.',
};
const portRemedy =
  'Put the shared type into engine/model, or define a port here and let the caller pass it in.';

function engineRule(module, allowed) {
  return {
    name: `engine-${module}`,
    severity: 'error',
    comment: `engine/${module} may import ${allowed.length ? `engine/{${allowed.join(',')}}` : 'nothing of ours'}. ${remedies[module] ?? portRemedy}`,
    from: { path: `^engine/${module}/`, pathNot: test },
    to: { path: ours, pathNot: [module, ...allowed].map((name) => `^engine/${name}/`) },
  };
}

function engineAllButRule(module, forbidden) {
  return {
    name: `engine-${module}`,
    severity: 'error',
    comment: `engine/${module} may import anything in engine${forbidden.length ? ` but ${forbidden.join(', ')}` : ''}, and nothing else of ours. Move what both need down into a module that both may import.`,
    from: { path: `^engine/${module}/`, pathNot: test },
    to: {
      path: [
        '^(electron|renderer|e2e|scripts|templates|bench)/',
        ...forbidden.map((name) => `^engine/${name}/`),
      ],
    },
  };
}

/** Of our own modules, `from` may import only `allowed`. */
function allowOnly(name, from, allowed, comment, extra = {}) {
  return {
    name,
    severity: 'error',
    comment,
    from: { path: from, pathNot: test },
    to: { path: ours, pathNot: allowed, ...extra },
  };
}

const listed = [...Object.keys(engine), ...Object.keys(engineAllBut), 'contract'];
const pureForRenderer = '^engine/(base|model|words|requests|kit|nodes|edit|check)/';
const typesForRenderer = '^engine/(base|model|requests|kit|nodes|edit|check|contract)/';

module.exports = {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment:
        'Modules that import each other cannot be understood or tested apart. Move what both need into a third.',
      from: {},
      to: { circular: true },
    },
    ...Object.entries(engine).map(([module, allowed]) => engineRule(module, allowed)),
    ...Object.entries(engineAllBut).map(([module, forbidden]) => engineAllButRule(module, forbidden)),
    {
      name: 'engine-module-unlisted',
      severity: 'error',
      comment:
        'This engine module has no row in .dependency-cruiser.cjs. Add one that says what it may import.',
      from: { path: `^engine/(?!(${listed.join('|')})/)[^/]+/` },
      to: {},
    },
    allowOnly(
      'engine-contract',
      '^engine/contract/',
      [
        '^engine/(base|model|contract)/',
        // Schemas of recordings, see docs/decisions/0003.
        '^engine/(kit/snapshot|conversation/session|replay/replayReport)\\.ts$',
      ],
      'engine/contract is read by renderer and preload: it may import engine/{base,model} and the schemas of what is recorded (kit/snapshot, conversation/session, replay/replayReport), and from the rest of the engine types only. Use `import type`, or move the schema into engine/model.',
      { dependencyTypesNot: ['type-only'] },
    ),
    allowOnly(
      'engine-contract-types',
      '^engine/contract/',
      ['^engine/'],
      'engine/contract stands below electron and renderer. Define the type in engine/contract and import it there.',
    ),
    {
      name: 'node-kinds-apart',
      severity: 'error',
      comment: 'A node kind is one folder and knows no other kind. Move what both need into engine/kit.',
      from: { path: '^engine/nodes/([^/]+)/', pathNot: test },
      to: { path: '^engine/nodes/', pathNot: '^engine/nodes/$1/' },
    },
    {
      name: 'pure-engine-without-node',
      severity: 'error',
      comment:
        'This part of the engine also runs in the renderer: no Node modules. Take what you need through a port.',
      from: { path: `^engine/(${pure.join('|')})/`, pathNot: test },
      to: { dependencyTypes: ['core'] },
    },

    allowOnly(
      'electron-host',
      '^electron/host/',
      ['^engine/(?!(server|cli)/)', '^electron/host/'],
      'electron/host may import anything in engine but server and cli, and nothing of the shell. Take what the platform provides through a host port.',
    ),
    allowOnly(
      'electron-transports',
      '^electron/transports/',
      ['^engine/contract/', '^electron/host/(host|router)\\.ts$', '^electron/transports/'],
      'A transport carries bytes to the host router: it may import engine/contract and electron/host/{host,router}.ts. Everything else belongs into the host.',
    ),
    allowOnly(
      'electron-native',
      '^electron/native/',
      ['^engine/(base|model|contract)/', '^electron/host/', '^electron/native/'],
      'electron/native implements ports of the host with Electron: it may import electron/host and engine/{base,model,contract}.',
    ),
    allowOnly(
      'electron-preload',
      '^electron/preload/',
      ['^engine/contract/', '^electron/preload/'],
      'The preload runs beside the page and forwards messages only: it may import names from engine/contract.',
    ),
    allowOnly(
      'electron-main',
      '^electron/main/',
      ['^engine/', '^electron/(main|host|native|transports)/'],
      'electron/main puts the desktop shell together: engine, host, native and transports, never renderer or browser-host.',
    ),
    allowOnly(
      'electron-browser-host',
      '^electron/browser-host/',
      ['^engine/', '^electron/(browser-host|host|transports)/'],
      'electron/browser-host puts the studio together without Electron: engine, host and transports only.',
    ),
    {
      name: 'electron-only-in-shell',
      severity: 'error',
      comment:
        'Only electron/{main,preload,native} may import `electron`: everything else also runs without it. Add a host port and implement it in electron/native.',
      from: { pathNot: '^electron/(main|preload|native)/' },
      to: { path: ['^electron$', '^node_modules/electron/'] },
    },
    {
      name: 'runtime-without-dev-dependencies',
      severity: 'error',
      comment:
        'This code runs from dist/ unbundled, and packages leave devDependencies out. Move the package to dependencies.',
      from: { path: '^(engine|electron/(main|native|host|transports|browser-host))/', pathNot: test },
      to: {
        dependencyTypes: ['npm-dev'],
        dependencyTypesNot: ['type-only'],
        pathNot: '^node_modules/electron/',
      },
    },

    allowOnly(
      'renderer-client',
      '^renderer/client/',
      ['^engine/contract/', '^engine/base/', '^renderer/client/'],
      'renderer/client speaks engine/contract with the host and knows nothing else of the renderer.',
    ),
    ...['stores', 'canvas', 'nodes'].map((module) =>
      allowOnly(
        `renderer-${module}`,
        `^renderer/${module}/`,
        [pureForRenderer, typesForRenderer, '^renderer/(client|stores|canvas|nodes|ui)/'],
        `renderer/${module} may import renderer/{client,stores,canvas,nodes,ui}, the pure engine parts base, model, words, requests, kit, nodes, edit and check, and types of engine/contract. What needs a feature belongs into that feature.`,
      ),
    ),
    {
      name: 'renderer-contract-types-only',
      severity: 'error',
      comment:
        'Only renderer/client calls the host: everywhere else in the renderer take types from engine/contract (`import type`) and go through the client.',
      from: { path: '^renderer/', pathNot: ['^renderer/client/', test] },
      to: { path: '^engine/contract/', dependencyTypesNot: ['type-only'] },
    },
    allowOnly(
      'renderer-ui',
      '^renderer/ui/',
      ['^renderer/ui/'],
      'renderer/ui holds components that know nothing of Dialoom: pass data and callbacks in as properties.',
    ),
    {
      name: 'renderer-ui-libraries',
      severity: 'error',
      comment:
        'renderer/ui imports React, Mantine and icons only. What needs another library belongs into a feature.',
      from: { path: '^renderer/ui/', pathNot: test },
      to: {
        path: '^node_modules/',
        pathNot:
          '^node_modules/(react|react-dom|@types/react|@types/react-dom|@mantine/[^/]+|@tabler/icons-react)/',
      },
    },
    allowOnly(
      'renderer-features',
      '^renderer/features/',
      ['^renderer/(features|stores|client|canvas|nodes|ui)/'],
      'A feature works through renderer/{stores,client,canvas,nodes,ui}; of the engine it may import types only (`import type`). Put the call into a store.',
      { dependencyTypesNot: ['type-only'] },
    ),
    allowOnly(
      'renderer-features-types',
      '^renderer/features/',
      [typesForRenderer, '^renderer/(features|stores|client|canvas|nodes|ui)/'],
      'A feature may take types from engine/{base,model,requests,kit,nodes,edit,check,contract} only.',
    ),
    {
      name: 'renderer-features-apart',
      severity: 'error',
      comment:
        'A feature never imports another feature. Share through renderer/stores or renderer/ui, or compose in renderer/app.',
      from: { path: '^renderer/features/([^/]+)/', pathNot: test },
      to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' },
    },
    allowOnly(
      'renderer-app',
      '^renderer/(app/|[^/]+$)',
      [typesForRenderer, '^renderer/'],
      'renderer/app puts the renderer together; of the engine it may import the pure parts base, model, requests, kit, nodes, edit and check.',
    ),
    {
      name: 'renderer-app-on-top',
      severity: 'error',
      comment:
        'renderer/app stands on top: nothing below imports it. Move what you need down into stores or ui.',
      from: { path: '^renderer/(client|stores|canvas|nodes|ui|features)/', pathNot: test },
      to: { path: '^renderer/(app/|[^/]+$)' },
    },
    {
      name: 'renderer-without-node',
      severity: 'error',
      comment: 'The renderer is a web page without Node. Ask the host through renderer/client.',
      from: { path: '^renderer/', pathNot: test },
      to: { dependencyTypes: ['core'] },
    },

    allowOnly(
      'engine-doors',
      String.raw`^engine/(index|nodeSdk)\.ts$`,
      ['^engine/(?!(server|cli|contract)/)'],
      'The public doors name what may be used from outside: they may export anything of the engine but server, cli and contract.',
    ),
    {
      name: 'engine-doors-for-outside',
      severity: 'error',
      comment:
        'The public doors (engine/index.ts, engine/nodeSdk.ts) are for code outside of this repository and its examples. Import the module itself.',
      from: { path: ours, pathNot: test },
      to: { path: String.raw`^engine/(index|nodeSdk)\.ts$` },
    },
    allowOnly(
      'examples',
      '^docs/examples/',
      ['^docs/examples/', String.raw`^engine/(index|nodeSdk)\.ts$`],
      'An example shows what anybody can write: it imports dialoom/engine and dialoom/node-sdk, and nothing of ours by path.',
    ),
    allowOnly(
      'bench',
      '^bench/',
      ['^engine/', '^electron/host/', '^bench/'],
      "bench measures the engine and the studio's host: it may import anything of these, and nothing else of ours.",
    ),
    {
      name: 'nothing-imports-bench',
      severity: 'error',
      comment: 'The bench never ships. Move what the product needs into engine/.',
      from: { pathNot: '^bench/' },
      to: { path: '^bench/' },
    },
    {
      name: 'fixtures-for-tests-only',
      severity: 'error',
      comment:
        'Folders named fixtures hold what tests share and are not built. Move what the product needs out of it.',
      from: { path: '^(engine|electron|renderer|scripts)/', pathNot: test },
      to: { path: '^(engine|electron|renderer)/.*/fixtures/' },
    },
    {
      name: 'nothing-imports-gallery',
      severity: 'error',
      comment:
        'The gallery shows components beside the product and never ships. Move what the product needs out of renderer/gallery.',
      from: { path: ours, pathNot: test },
      to: { path: [String.raw`\.gallery\.tsx$`, '^renderer/gallery/'] },
    },
    {
      name: 'gallery-without-node',
      severity: 'error',
      comment:
        'The gallery is a web page without Node. What tests alone need belongs into renderer/gallery/fixtures/.',
      from: {
        path: [String.raw`\.gallery\.tsx$`, '^renderer/gallery/'],
        pathNot: String.raw`\.test\.tsx?$|/fixtures/`,
      },
      to: { path: ['^electron/', '/fixtures/'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'e2e-from-outside',
      severity: 'error',
      comment:
        'End-to-end tests see the product from outside, through dist/, pages and processes. Nothing of ours is imported.',
      from: { path: '^e2e/' },
      to: { path: '^(engine|electron|renderer|scripts|templates|bench)/' },
    },
    {
      name: 'nothing-imports-e2e',
      severity: 'error',
      comment: 'End-to-end tests and their stand-ins never ship.',
      from: { pathNot: '^e2e/' },
      to: { path: '^e2e/' },
    },
  ],
  options: {
    parser: 'swc',
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^(dist|release)/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['dialoom-source', 'import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
