import type { ComponentType } from 'react';

/** An icon as every panel, command and node kind brings one. */
export type IconComponent = ComponentType<{ size?: number | string; stroke?: number | string }>;
