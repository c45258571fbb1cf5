import type { TriedCall } from '../../../engine/contract/methods/actionMethods.ts';
import { GalleryStudio } from '../../gallery/GalleryStudio.tsx';
import { gallery } from '../../gallery/gallery.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { TriedCallView } from './TriedCallView.tsx';

const answered: TriedCall = {
  result: {
    ok: true,
    output: { status: 'shipped' },
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:4010/orders/3348917502',
      headers: { accept: 'application/json', authorization: '•••' },
      body: { number: '3348917502' },
    },
    response: {
      status: 200,
      headers: { 'content-type': 'application/json' },
      body: { status: 'shipped', items: [{ product: 'Jeans', price: 49.5 }], gift: false },
    },
    error: null,
    attempts: 1,
    durationMs: 12,
  },
  sent: '{"number":"3348917502"}',
  received: '{"status":"shipped"}',
  curl: 'curl -X POST http://127.0.0.1:4010/orders/3348917502',
};

const failed: TriedCall = {
  ...answered,
  result: {
    ...answered.result,
    ok: false,
    output: {},
    response: { status: 404, headers: {}, body: 'There is no such order' },
    error: {
      code: 'ACTION_HTTP_STATUS',
      message: 'http://127.0.0.1:4010 answered 404',
      remedy: 'Check the request and the service',
    },
    attempts: 3,
  },
};

const unreachable: TriedCall = {
  ...failed,
  result: { ...failed.result, response: null },
  sent: null,
  received: null,
  curl: null,
};

function Shown({ call }: { readonly call: TriedCall }) {
  const action = useDocument(({ project }) => project?.actions.order_status);
  return action === undefined ? null : <TriedCallView action={action} call={call} input={{}} />;
}
const shown = (call: TriedCall) => () => (
  <GalleryStudio>
    <Shown call={call} />
  </GalleryStudio>
);

export default gallery({
  name: 'Result of a call',
  group: 'Panels',
  states: { Answered: shown(answered), Failed: shown(failed), 'No answer': shown(unreachable) },
});
