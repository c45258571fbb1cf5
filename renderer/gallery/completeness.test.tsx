import { expect, it } from 'vitest';
import { flowsView } from '../app/FlowWorkspace.tsx';
import { dialogs, mainViews, sidePanels } from '../app/panels.ts';

/** Every file of components, with what it exports. */
const components = import.meta.glob<Readonly<Record<string, unknown>>>(
  ['../{app,canvas,features,nodes,ui}/**/*.tsx', '!../**/*.{gallery,test}.tsx'],
  { eager: true },
);
const entries = new Set(Object.keys(import.meta.glob('../**/*.gallery.tsx')));
/** The texts of all component tests. */
const tests = Object.entries(
  import.meta.glob<string>('../**/*.test.tsx', { query: '?raw', import: 'default', eager: true }),
);

/** The names of components that need an entry and a test. */
const whole = /^[A-Z]\w*(View|Panel|Dialog|Form|Section|Widget)$/;
const shared = /^(SectionPage|MeasuredSection|ListPanel|LoadingPanel|FieldWidget)$/;
const registered: readonly unknown[] = [...mainViews, ...sidePanels, ...dialogs, flowsView];

/** The files that need an entry and a test: those with a registered component, or one with such a name. */
const expected = Object.entries(components).flatMap(([file, exported]) => {
  const names = Object.entries(exported)
    .filter(([name, value]) => registered.includes(value) || (whole.test(name) && !shared.test(name)))
    .map(([name]) => name);
  return names.length === 0 ? [] : [{ file, names: names.join(', ') }];
});

it('finds what is registered', () => {
  const found = expected.flatMap(({ file }) => Object.values(components[file] ?? {}));
  expect(registered.filter((one) => !found.includes(one))).toEqual([]);
  expect(expected.length).toBeGreaterThan(30);
});

it.each(expected)('$file ($names) has a gallery entry and a test', ({ file, names }) => {
  const beside = (kind: string) => file.replace(/\.tsx$/, `.${kind}.tsx`);
  // A part of a view may be tested in the file of the view, in a `describe` with its name.
  const feature = file.split('/').slice(0, 3).join('/');
  const isTested = tests.some(
    ([path, text]) =>
      path === beside('test') ||
      (path.startsWith(`${feature}/`) &&
        names.split(', ').some((name) => new RegExp(`describe\\('[^']*\\b${name}\\b`).test(text))),
  );
  const remedy = 'see “Gallery and component tests” in CONTRIBUTING.md';
  const missing = [
    ...(entries.has(beside('gallery'))
      ? []
      : [`${beside('gallery')} is missing: show the component in its states, ${remedy}`]),
    ...(isTested ? [] : [`${beside('test')} is missing: use the component as a person would, ${remedy}`]),
  ];
  expect(missing).toEqual([]);
});
