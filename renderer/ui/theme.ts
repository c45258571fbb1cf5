import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

/** Dialoom's own colour: a deep, calm teal. */
const loom: MantineColorsTuple = [
  '#e9f7f5',
  '#d2ece8',
  '#a6dad2',
  '#73c5b9',
  '#4cb4a6',
  '#30a295',
  '#1a9285',
  '#0b8378',
  '#066a61',
  '#00514a',
];

/** Cool greys whose sixth shade is readable as text on white. */
const gray: MantineColorsTuple = [
  '#f7f8fa',
  '#eff1f4',
  '#e4e7ec',
  '#d3d8df',
  '#c6cdd5',
  '#8f99a6',
  '#5b6673',
  '#46505d',
  '#323b47',
  '#1e252e',
];

const dark: MantineColorsTuple = [
  '#d8dde3',
  '#bcc4cd',
  '#9aa4b0',
  '#6d7884',
  '#3d4651',
  '#2f3740',
  '#242b33',
  '#1b2128',
  '#14191f',
  '#0e1216',
];

const comboboxProps = { shadow: 'md', keepMounted: false } as const;

/** The one theme, light and dark. */
export const theme = createTheme({
  primaryColor: 'loom',
  primaryShade: { light: 7, dark: 7 },
  colors: { loom, gray, dark },
  autoContrast: false,
  fontFamily: '"Inter Variable", system-ui, sans-serif',
  fontFamilyMonospace:
    'ui-monospace, "SF Mono", "Cascadia Mono", "Segoe UI Mono", "DejaVu Sans Mono", monospace',
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.875rem', lg: '1rem', xl: '1.25rem' },
  headings: { fontWeight: '600' },
  defaultRadius: 'md',
  radius: { xs: '3px', sm: '5px', md: '7px', lg: '10px', xl: '16px' },
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 350, withArrow: false, fz: 'xs', px: 8, py: 4 } },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
    Modal: {
      styles: { title: { fontWeight: 600, fontSize: 'var(--mantine-font-size-lg)' } },
      defaultProps: {
        centered: true,
        closeButtonProps: { 'aria-label': 'Close' },
        overlayProps: { backgroundOpacity: 0.4, blur: 1 },
      },
    },
    TextInput: { defaultProps: { size: 'sm' } },
    Textarea: { defaultProps: { size: 'sm' } },
    // The options of a closed list are not kept in the page: a flow of a thousand states would render them for each
    // port.
    Select: { defaultProps: { size: 'sm', checkIconPosition: 'right', limit: 200, comboboxProps } },
    MultiSelect: { defaultProps: { size: 'sm', limit: 200, comboboxProps } },
    Menu: { defaultProps: { shadow: 'md', radius: 'md' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
  },
});

/** Surfaces and lines that Mantine has no names for. Components use these, never raw colours. */
export const cssVariables: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--dl-surface': '#ffffff',
    '--dl-surface-sunken': '#f7f8fa',
    '--dl-surface-hover': '#eff1f4',
    '--dl-surface-active': '#e3f3f1',
    '--dl-border': '#e2e6eb',
    '--dl-border-strong': '#c9cfd7',
    '--dl-text': '#1e252e',
    '--dl-text-soft': '#5b6673',
    '--dl-canvas': '#f4f5f8',
    '--dl-canvas-dot': '#d5dae1',
    '--dl-edge': '#98a2af',
    '--dl-accent': '#0b8378',
    '--dl-accent-text': '#066a61',
    '--dl-error': '#c92a2a',
    '--dl-warning': '#a15c00',
    '--dl-talk': '#2563c4',
    '--dl-ask': '#7547c2',
    '--dl-logic': '#a15c00',
    '--dl-connect': '#0b7a75',
    '--dl-finish': '#b93262',
    '--dl-shadow-card': '0 1px 2px rgb(20 30 45 / 6%), 0 2px 6px rgb(20 30 45 / 5%)',
    '--mantine-color-text': '#1e252e',
    '--mantine-color-dimmed': '#5b6673',
    '--mantine-color-placeholder': '#6b7583',
    '--mantine-color-default-border': '#d3d8df',
    '--mantine-color-error': '#c92a2a',
  },
  dark: {
    '--dl-surface': '#1b2128',
    '--dl-surface-sunken': '#161b21',
    '--dl-surface-hover': '#262d36',
    '--dl-surface-active': '#14383a',
    '--dl-border': '#2d353f',
    '--dl-border-strong': '#434d59',
    '--dl-text': '#e3e7ec',
    '--dl-text-soft': '#a1abb7',
    '--dl-canvas': '#12161b',
    '--dl-canvas-dot': '#2a323b',
    '--dl-edge': '#66717e',
    '--dl-accent': '#30a295',
    '--dl-accent-text': '#73c5b9',
    '--dl-error': '#ff8787',
    '--dl-warning': '#f5b95f',
    '--dl-talk': '#7fb0f5',
    '--dl-ask': '#b99af0',
    '--dl-logic': '#f0b35a',
    '--dl-connect': '#5cc4bb',
    '--dl-finish': '#f28bb0',
    '--dl-shadow-card': '0 1px 2px rgb(0 0 0 / 40%), 0 2px 8px rgb(0 0 0 / 25%)',
    '--mantine-color-loom-light': '#16403f',
    '--mantine-color-loom-light-hover': '#1a4b49',
    '--mantine-color-loom-light-color': '#8fd4ca',
    '--mantine-color-text': '#e3e7ec',
    '--mantine-color-dimmed': '#a1abb7',
    '--mantine-color-placeholder': '#8b95a1',
    '--mantine-color-error': '#ff8787',
  },
});
