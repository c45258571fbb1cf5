import type { ComponentType } from 'react';
import type { Json } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/fieldDescriptor.ts';
import type { FieldPath } from './FieldEditor.ts';
import type { WidgetProps } from './widgetProps.ts';
import { BooleanWidget } from './widgets/BooleanWidget.tsx';
import { CodeWidget } from './widgets/CodeWidget.tsx';
import { DurationWidget } from './widgets/DurationWidget.tsx';
import { ExpressionsWidget } from './widgets/ExpressionsWidget.tsx';
import { ExpressionWidget } from './widgets/ExpressionWidget.tsx';
import { IdentifierWidget } from './widgets/IdentifierWidget.tsx';
import { ListWidget } from './widgets/ListWidget.tsx';
import { NumberWidget } from './widgets/NumberWidget.tsx';
import { ObjectsWidget } from './widgets/ObjectsWidget.tsx';
import { ReferenceWidget } from './widgets/ReferenceWidget.tsx';
import { SelectWidget } from './widgets/SelectWidget.tsx';
import { StateWidget } from './widgets/StateWidget.tsx';
import { StringWidget } from './widgets/StringWidget.tsx';
import { TextWidget } from './widgets/TextWidget.tsx';

/** The widget of every field type. A new type is a line here; a new node kind is none. */
const widgets: { readonly [T in FieldDescriptor['type']]: ComponentType<never> } = {
  text: TextWidget,
  expression: ExpressionWidget,
  string: StringWidget,
  identifier: IdentifierWidget,
  boolean: BooleanWidget,
  slot: ReferenceWidget,
  entity: ReferenceWidget,
  intent: ReferenceWidget,
  action: ReferenceWidget,
  flow: ReferenceWidget,
  duration: DurationWidget,
  code: CodeWidget,
  number: NumberWidget,
  select: SelectWidget,
  state: StateWidget,
  list: ListWidget,
  objects: ObjectsWidget,
  expressions: ExpressionsWidget,
};

interface FieldWidgetProps {
  readonly field: FieldDescriptor;
  readonly path: FieldPath;
  readonly value: Json | undefined;
}

/** Draws a field by its type. */
export function FieldWidget(props: FieldWidgetProps) {
  // The table above pairs each type with a widget that draws it, which TypeScript cannot follow through the lookup.
  const Widget = widgets[props.field.type] as unknown as ComponentType<WidgetProps>;
  return <Widget {...props} />;
}
