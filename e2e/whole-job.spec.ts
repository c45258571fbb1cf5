import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import { expect, test } from './studio/studioTest.ts';

/** Gestures that the whole job may take. */
const most = 90;

/** A person's hand: each click, key, typed or pasted phrase and drag is one gesture. */
class Hand {
  readonly #page: Page;
  gestures = 0;

  constructor(page: Page) {
    this.#page = page;
  }

  async click(target: Locator): Promise<void> {
    this.gestures += 1;
    await target.click();
  }

  /** Types or pastes a phrase where the focus is. */
  async type(text: string): Promise<void> {
    this.gestures += 1;
    await this.#page.keyboard.insertText(text);
  }

  async press(key: string): Promise<void> {
    this.gestures += 1;
    await this.#page.keyboard.press(key);
  }

  /** Clicks a field and types into it. */
  async fill(field: Locator, text: string): Promise<void> {
    await this.click(field);
    await this.type(text);
  }

  /** Replaces what a field contains. */
  async replace(field: Locator, text: string): Promise<void> {
    await this.click(field);
    await this.press('ControlOrMeta+A');
    await this.type(text);
  }

  /** A gesture that a driver makes. */
  async does(gesture: () => Promise<void>): Promise<void> {
    this.gestures += 1;
    await gesture();
  }
}

/** The service that knows bookings. */
async function startBookings(): Promise<{ readonly url: string; readonly close: () => void }> {
  const server = createServer((request, response) => {
    const isKnown = request.url?.startsWith('/bookings/AB123') === true;
    response.writeHead(isKnown ? 200 : 404, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isKnown ? { number: 'AB123', status: 'confirmed' } : { error: 'unknown' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => server.close(),
  };
}

test('a newcomer builds, simulates and exports an assistant from nothing, in the studio alone', async ({
  openStudio,
  sandbox,
}) => {
  const service = await startBookings();
  const studio = await openStudio();
  const { canvas, page, simulator } = studio;
  const hand = new Hand(page);
  const project = join(sandbox.projects, 'rides');
  const inspector = page.getByRole('complementary', { name: 'Inspector' });
  const palette = page.getByRole('region', { name: 'Add a state' });
  const rail = page.getByRole('navigation', { name: 'Views' });
  const field = (name: string) => inspector.getByRole('textbox', { name, exact: true });
  const picker = (name: string | RegExp) => inspector.getByRole('combobox', { name });
  const add = (kind: string) => hand.click(palette.getByRole('button', { name: `Add ${kind}`, exact: true }));

  await test.step('an empty project', async () => {
    await hand.click(page.getByRole('button', { name: /^Empty/ }));
    const dialog = page.getByRole('dialog', { name: 'New project from “Empty”' });
    await expect(dialog.getByLabel('Location')).not.toHaveValue('');
    await hand.replace(dialog.getByLabel('Name'), 'rides');
    await hand.press('Enter');
    await studio.opened('rides');
  });

  await test.step('a greeting', async () => {
    await hand.click(canvas.card('Start'));
    await add('Message');
    await hand.replace(field('Text'), 'Hello! I can look up your booking.');
  });

  await test.step('the booking number', async () => {
    await add('Collect');
    await hand.click(picker(/^Slot/));
    await hand.type('Booking number');
    await hand.press('Enter');
    await hand.replace(field('Prompt'), 'What is your booking number?');
  });

  await test.step('the action, from a cURL command', async () => {
    await add('Action');
    await hand.click(picker(/^Action/));
    await hand.type('Get booking');
    await hand.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New action' });
    await expect(dialog.getByRole('textbox', { name: 'URL or cURL command' })).toBeFocused();
    await hand.type(`curl ${service.url}/bookings/AB123 -H 'Accept: application/json'`);
    await expect(dialog.getByRole('checkbox', { name: 'AB123 is the input booking' })).toBeChecked();
    await hand.press('Enter');
    await hand.click(inspector.getByRole('button', { name: 'Use the slot booking_number' }));
    await hand.click(inspector.getByRole('button', { name: 'Open get_booking' }));
    const tryIt = page.getByRole('region', { name: 'Try it' });
    await hand.click(tryIt.getByText('Service', { exact: true }));
    await hand.fill(tryIt.getByRole('textbox', { name: 'booking' }), 'AB123');
    await hand.press('Enter');
    await hand.click(tryIt.getByRole('button', { name: /Make body\.status an output/ }));
    await hand.click(tryIt.getByRole('button', { name: 'Save as mock example' }));
    await studio.saved();
    expect(await readFile(join(project, 'actions', 'get_booking.yaml'), 'utf8')).toContain(
      'output:\n  status: body.status\n',
    );
  });

  await test.step('a branch on the result', async () => {
    await hand.click(rail.getByRole('button', { name: 'Flows' }));
    await add('Branch');
    await hand.click(inspector.getByRole('button', { name: 'case_1', exact: true }));
    await hand.replace(field('When'), 'vars.get_booking.status == "confirmed"');
  });

  await test.step('an answer from knowledge', async () => {
    await add('Knowledge');
    await hand.replace(field('Prompt'), 'Your booking is confirmed. What would you like to know?');
    await add('End');
  });

  await test.step('an agent for the rest', async () => {
    await hand.click(canvas.card('Branch'));
    await add('Escalate');
    await hand.replace(field('Reason'), 'The booking needs a person.');
    await hand.click(canvas.area.getByRole('button', { name: 'Arrange automatically' }));
    await hand.click(canvas.area.getByRole('button', { name: 'Zoom in' }));
    await hand.click(canvas.area.getByRole('button', { name: 'Zoom in' }));
    // The cards glide to their places.
    for (const title of ['Knowledge', 'Action', 'Escalate']) await canvas.card(title).click({ trial: true });
    await hand.does(() => canvas.connect('Knowledge', 'No answer', 'Escalate'));
    await expect(canvas.transition('No answer', 'knowledge', 'escalate')).toBeVisible();
    await hand.does(() => canvas.connect('Action', 'Error', 'Escalate'));
    await expect(canvas.transition('Error', 'action', 'escalate')).toBeVisible();
  });

  await test.step('something to know', async () => {
    await hand.click(rail.getByRole('button', { name: 'Knowledge' }));
    await hand.click(page.getByRole('button', { name: 'Write a text' }));
    await hand.type('pets');
    await hand.press('Enter');
    const text = page.getByRole('main', { name: 'Knowledge' }).getByRole('textbox', { name: /text/i });
    await hand.replace(text, '# Pets\n\nDogs and cats travel for free, in a box or on a lead.');
    await hand.click(rail.getByRole('button', { name: 'Flows' }));
  });

  await test.step('a conversation that is answered, and one that is handed over', async () => {
    await hand.click(page.getByRole('banner').getByRole('button', { name: 'Simulate' }));
    await hand.does(() => simulator.start('Mock'));
    const say = async (text: string) => {
      await hand.does(() => simulator.say(text));
      // Typing and Enter.
      hand.gestures += 1;
    };
    await say('AB123');
    await expect(simulator.log).toContainText('Your booking is confirmed.');
    await say('Do dogs travel for free?');
    await expect(simulator.log).toContainText('Dogs and cats travel for free');
    await hand.does(() => simulator.restart());
    await say('ZZ999');
    await expect(simulator.panel.getByRole('status')).toContainText('Handed over to an agent.');
  });

  await test.step('the bundle', async () => {
    await hand.click(rail.getByRole('button', { name: 'Export' }));
    const dialog = page.getByRole('dialog', { name: 'Export bundle' });
    await hand.click(dialog.getByRole('button', { name: 'Export bundle' }));
    const done = page.getByRole('dialog', { name: 'Bundle exported' });
    await expect(done).toContainText('SHA-256', { timeout: 60_000 });
    await hand.click(done.getByRole('button', { name: 'Done' }));
  });

  service.close();
  test.info().annotations.push({ type: 'gestures', description: String(hand.gestures) });
  console.log(`The whole job took ${hand.gestures} gestures`);
  expect(hand.gestures).toBeLessThanOrEqual(most);
});
