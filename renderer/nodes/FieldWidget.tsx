import type { ComponentType } from 'react';
import type { Json } from '../../engine/base/json.ts';
import type { FieldDescriptor } from '../../engine/kit/forms/fieldDescriptor.ts';
import type { FieldPath, WidgetProps } from './FieldEditor.ts';
import { CodeWidget, ExpressionsWidget, ExpressionWidget } from './widgets/expressionWidgets.tsx';
import { ListWidget } from './widgets/ListWidget.tsx';
import { JsonWidget, NamedObjectsWidget, TextsWidget } from './widgets/mapWidgets.tsx';
import { ObjectsWidget } from './widgets/ObjectsWidget.tsx';
import {
  BooleanWidget,
  DurationWidget,
  IdentifierWidget,
  NumberWidget,
  SelectWidget,
  StringWidget,
} from './widgets/plainWidgets.tsx';
import { ReferenceWidget, StateWidget } from './widgets/ReferenceWidget.tsx';
import { TextWidget } from './widgets/TextWidget.tsx';

/** The widget of each field type. A new field type needs a line here; a new node kind does not. */
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
  secret: ReferenceWidget,
  duration: DurationWidget,
  code: CodeWidget,
  json: JsonWidget,
  number: NumberWidget,
  select: SelectWidget,
  state: StateWidget,
  list: ListWidget,
  objects: ObjectsWidget,
  expressions: ExpressionsWidget,
  texts: TextsWidget,
  named: NamedObjectsWidget,
};

interface FieldWidgetProps {
  readonly field: FieldDescriptor;
  readonly path: FieldPath;
  readonly value: Json | undefined;
}

/** Renders a field with the widget of its type. */
export function FieldWidget(props: FieldWidgetProps) {
  // The table above pairs each type with a widget that renders it, which TypeScript cannot follow through the lookup.
  const Widget = widgets[props.field.type] as unknown as ComponentType<WidgetProps>;
  return <Widget {...props} />;
}
