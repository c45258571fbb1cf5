import type { Json } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/fieldDescriptor.ts';
import type { FieldPath } from './FieldEditor.ts';

/** What every widget gets. `F` is the part of the field descriptors that it draws. */
export interface WidgetProps<F extends FieldDescriptor = FieldDescriptor> {
  readonly field: F;
  /** Where the value stands in the state's data; the descriptor's path, or within an item of a list. */
  readonly path: FieldPath;
  readonly value: Json | undefined;
}

/** The field descriptors of one type. */
export type FieldOfType<T extends FieldDescriptor['type']> = Extract<FieldDescriptor, { readonly type: T }>;

/** The descriptors whose type is one of several that share a shape. */
export type FieldWithType<T extends FieldDescriptor['type']> = FieldDescriptor & { readonly type: T };
