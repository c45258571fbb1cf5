declare module 'virtual:kind-icons' {
  import type { IconComponent } from './ui/panelDefinition.ts';
  /** Icons by the name that kinds of node and of request give (see vite.config.ts). */
  export const kindIcons: Readonly<Record<string, IconComponent>>;
}
