import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { manifestPath } from '../../../engine/model/documentKinds.ts';
import { renderInStudio } from '../../gallery/fixtures/renderInStudio.tsx';
import type { SampleOptions } from '../../gallery/openSample.ts';
import { sampleFiles } from '../../gallery/sampleProject.ts';
import { useDocument } from '../../stores/useStudio.ts';
import { TryAction } from './TryAction.tsx';

const path = 'actions/ride.yaml';
const files = {
  [manifestPath]: `${sampleFiles[manifestPath]}  secrets:\n    RIDE_TOKEN: {}\n`,
  [path]: `id: ride
name: Book a ride
input:
  number: {}
  guests: { type: number }
  options: { type: json, required: false }
request:
  method: POST
  url: '{{ env.SHOP_API_URL }}/rides/{{ input.number }}'
  body: { guests: '{{ input.guests }}' }
auth: { type: bearer, secret: RIDE_TOKEN }
mock:
  - name: Any
    response: { body: {} }
`,
};

function Ride() {
  const action = useDocument(({ project }) => project?.actions.ride);
  return action === undefined ? null : <TryAction action={action} />;
}
async function open(options: SampleOptions = {}) {
  const rendered = await renderInStudio(<Ride />, { files, ...options });
  const { user, host } = rendered;
  return {
    ...rendered,
    field: (name: string | RegExp) => screen.getByRole('textbox', { name }),
    send: () => user.click(screen.getByRole('button', { name: 'Send' })),
    /** The params of the last call. */
    sent: () => host.asked.findLast(({ method }) => method === 'actions.try')?.params,
  };
}

it('sends typed inputs to the mock examples, without asking', async () => {
  const { user, field, send, sent } = await open();
  await user.type(field('number'), 'AB1');
  await user.type(field('guests'), '2');
  await user.click(field('options'));
  await user.paste('{"quiet": true}');
  await send();
  expect(sent()).toEqual({
    projectId: 'project_1',
    action: 'ride',
    input: { number: 'AB1', guests: 2, options: { quiet: true } },
    how: 'mock',
    values: {},
    confirmed: true,
  });
  expect(await screen.findByRole('region', { name: 'Result of the call' })).toHaveTextContent('200');
});

it('asks before a call that changes something at the service, and keeps its secret nowhere', async () => {
  const { user, field, send, sent, studio } = await open();
  await user.click(screen.getByRole('radio', { name: 'Service' }));
  await user.type(field('SHOP_API_URL'), 'https://rides.example');
  await user.type(screen.getByLabelText('RIDE_TOKEN'), 's3cret');
  await user.type(field('number'), 'AB1');
  await send();
  const question = within(await screen.findByRole('dialog', { name: 'Really call Book a ride?' }));
  await user.click(question.getByRole('button', { name: 'Cancel' }));
  expect(sent()).toBeUndefined();
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await send();
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Call it' }));
  await waitFor(() =>
    expect(sent()).toMatchObject({
      how: 'live',
      values: { SHOP_API_URL: 'https://rides.example', RIDE_TOKEN: 's3cret' },
      confirmed: true,
    }),
  );
  expect(Object.values(studio.document.getState().files).join()).not.toContain('s3cret');
});

describe('TriedCallView', () => {
  const tried = async () => {
    const opened = await open();
    await opened.user.type(opened.field('number'), 'AB1');
    await opened.user.type(opened.field('guests'), '2');
    await opened.send();
    const result = within(await screen.findByRole('region', { name: 'Result of the call' }));
    return { ...opened, result };
  };

  it('makes values of the answer outputs, and removes them again', async () => {
    const { user, result, file } = await tried();
    await user.click(result.getByRole('button', { name: /Make body\.status an output/ }));
    await user.click(result.getByRole('button', { name: /Make body\["ships-to"\]\.city an output/ }));
    expect(file(path)).toContain('output:\n  status: body.status\n  city: body["ships-to"].city\n');
    const picked = result.getByRole('button', { name: /body\.status is the output status/ });
    expect(picked).toHaveAttribute('aria-pressed', 'true');
    await user.click(picked);
    expect(file(path)).not.toContain('status: body.status');
  });

  it('keeps an answer as a mock example for the same inputs, before those that always answer', async () => {
    const { user, result, file } = await tried();
    await user.click(result.getByRole('button', { name: 'Save as mock example' }));
    expect(file(path)).toMatch(
      /mock:\n {2}- name: AB1, 2\n {4}when: "?request\.params\.number == \\?"AB1\\?" && request\.body\.guests == 2"?\n[\s\S]*- name: Any/,
    );
  });

  it('offers the call as a cURL command, and shows what was sent', async () => {
    const { result } = await tried();
    expect(result.getByRole('button', { name: 'Copy as cURL' })).toBeVisible();
    expect(result.getByText('http://127.0.0.1:4010/orders/3348917502')).toBeVisible();
    expect(result.getByRole('region', { name: 'Outputs of the call' })).toHaveTextContent('shipped');
  });
});
