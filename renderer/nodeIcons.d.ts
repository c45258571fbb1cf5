declare module 'virtual:node-icons' {
  import type { IconComponent } from './ui/iconComponent.ts';
  /** Icons by the name that node kinds give (see vite.config.ts). */
  export const nodeIcons: Readonly<Record<string, IconComponent>>;
}
