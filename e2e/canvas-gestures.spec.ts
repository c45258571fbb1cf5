import { expect, test } from './studio/studioTest.ts';

test('cards are selected, opened and renamed as in other tools', async ({ openStudio, sandbox }) => {
  const project = await sandbox.copyProject('retail-support');
  const studio = await openStudio({ project });
  const { canvas, page } = studio;
  const inspector = await studio.inspector();
  const box = async (title: string) => (await canvas.card(title).boundingBox())!;
  await canvas.showAll();

  await test.step('Shift+click adds a card, and selects no text', async () => {
    await page.getByRole('complementary', { name: 'Flows and states' }).getByRole('heading').first().click();
    await canvas.card('Return an item').click();
    await canvas.card('Track an order').click({ modifiers: ['Shift'] });
    await expect(inspector.getByText('2 states selected')).toBeVisible();
    expect(await page.evaluate(() => window.getSelection()?.toString())).toBe('');
    await canvas.card('Track an order').click({ modifiers: ['Shift'] });
    await expect(inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Return an item');
  });

  await test.step('a click on one card of a selection rectangle selects it alone', async () => {
    const [first, second] = [await box('Return an item'), await box('Track an order')];
    const left = Math.min(first.x, second.x) - 6;
    const top = Math.min(first.y, second.y) - 6;
    await page.keyboard.down('Shift');
    await page.mouse.move(left, top);
    await page.mouse.down();
    await page.mouse.move(left + 40, top + 20, { steps: 3 });
    await page.mouse.move(
      Math.max(first.x, second.x) + first.width + 6,
      Math.max(first.y, second.y) + Math.max(first.height, second.height) + 6,
      { steps: 5 },
    );
    await page.mouse.up();
    await page.keyboard.up('Shift');
    await expect(inspector.getByText(/\d+ states selected/)).toBeVisible();
    await canvas.card('Track an order').click();
    await expect(inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('Track an order');
  });

  await test.step('a double click opens what a card is about, and never renames it', async () => {
    const nameOnCard = page.getByRole('textbox', { name: 'State name' });
    const heading = page.getByRole('main').getByRole('heading', { level: 2, name: 'Track an order' });
    await canvas.card('Track an order').dblclick();
    await expect(heading).toBeVisible();
    await canvas.showAll();
    await canvas.card('Order number').dblclick();
    await expect(inspector.getByRole('textbox', { name: 'Prompt', exact: true })).toBeFocused();
    await canvas.card('Start').dblclick();
    await expect(inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('');
    await expect(nameOnCard).toBeHidden();
    await page.keyboard.press('F2');
    await expect(nameOnCard).toBeFocused();
    await page.keyboard.press('Escape');
  });

  await test.step('Enter selects the card that has the focus, and then opens it', async () => {
    const card = canvas.card('E-mail address');
    await card.focus();
    await page.keyboard.press('Enter');
    await expect(inspector.getByRole('textbox', { name: 'Name' })).toHaveValue('E-mail address');
    await expect(card).toBeFocused();
    await page.keyboard.press('Enter');
    await expect(inspector.getByRole('textbox', { name: 'Prompt', exact: true })).toBeFocused();
  });

  await test.step('what is pasted is in sight, wherever the canvas was moved to', async () => {
    await canvas.card('E-mail address').click();
    await page.keyboard.press('Control+C');
    const area = (await canvas.area.boundingBox())!;
    const y = area.y + area.height - 90;
    for (let times = 0; times < 3; times += 1) {
      await page.mouse.move(area.x + area.width / 2, y);
      await page.mouse.down();
      await page.mouse.move(area.x + area.width / 2, y - area.height + 140, { steps: 6 });
      await page.mouse.up();
    }
    await expect(canvas.card('E-mail address')).not.toBeInViewport();
    await canvas.area.focus();
    await page.keyboard.press('Control+V');
    const pasted = page.locator('.react-flow__node.selected');
    await expect(pasted).toHaveCount(1);
    await expect(pasted).toBeInViewport({ ratio: 1 });
  });
});

test('the menu of kinds can be read to its edge, and its choice goes on with the text', async ({
  openStudio,
  sandbox,
}) => {
  const studio = await openStudio({ project: await sandbox.copyProject('blank') });
  const { page, canvas } = studio;
  const inspector = await studio.inspector();
  const area = (await canvas.area.boundingBox())!;
  await canvas.area.click({ button: 'right', position: { x: area.width - 40, y: 40 } });
  await page.getByRole('menuitem', { name: 'Add state here…' }).click();
  const menu = page.getByRole('dialog', { name: 'Add a state' });
  const edge = await menu.evaluate((element) => element.getBoundingClientRect().right);
  const words = await menu.getByRole('button').evaluateAll((buttons) =>
    buttons.flatMap((button) =>
      [...button.querySelectorAll('span')].map((span) => ({
        right: span.getBoundingClientRect().right,
        isCut: span.scrollWidth > span.clientWidth && span.clientWidth > 0,
        ending: getComputedStyle(span).textOverflow,
      })),
    ),
  );
  expect(words.filter(({ right }) => right > edge)).toEqual([]);
  expect(words.filter(({ isCut }) => isCut).length).toBeGreaterThan(0);
  expect(words.filter(({ isCut, ending }) => isCut && ending !== 'ellipsis')).toEqual([]);
  await page.keyboard.type('mess');
  await page.keyboard.press('Enter');
  const text = inspector.getByRole('textbox', { name: 'Text', exact: true });
  await expect(text).toBeFocused();
  await page.keyboard.type('Hi');
  await expect(text).toHaveValue(/Hi$/);
});

test('nothing covers what was just opened, and every flow in the list can be read', async ({
  openStudio,
  sandbox,
}) => {
  const studio = await openStudio({ project: await sandbox.copyProject('retail-support') });
  const { page } = studio;
  await page.setViewportSize({ width: 1280, height: 720 });
  const views = page.getByRole('navigation', { name: 'Views' });

  await test.step('a tooltip disappears with the click', async () => {
    // With labels beside the icons, the views need no tooltips.
    await page.getByRole('button', { name: 'Hide labels' }).click();
    const settings = views.getByRole('button', { name: 'Settings' });
    await settings.hover();
    await expect(page.getByRole('tooltip')).toBeVisible();
    await settings.click();
    await expect(page.getByRole('tooltip')).toBeHidden();
    await views.getByRole('button', { name: 'Flows' }).hover();
    await expect(page.getByRole('tooltip', { name: 'Flows' })).toBeVisible();
    await views.getByRole('button', { name: 'Flows' }).click();
  });

  await test.step('the list shows whole rows, and the open flow', async () => {
    const list = page.getByRole('region', { name: 'Flows' });
    await list.getByRole('button', { name: 'Verify a purchase' }).first().click();
    const rows = list.getByRole('listitem');
    const bottom = await list.evaluate((element) => element.getBoundingClientRect().bottom);
    const boxes = await rows.evaluateAll((elements) =>
      elements
        .map((element) => element.getBoundingClientRect())
        .map(({ top, bottom: end }) => ({ top, end })),
    );
    expect(boxes.filter(({ top, end }) => top < bottom - 9 && end > bottom)).toEqual([]);
    expect(boxes.at(-1)?.end).toBeLessThanOrEqual(bottom);
    // The ring of the focus is drawn inside of the row: the list would cut it off.
    const row = list.getByRole('button', { name: 'Verify a purchase' }).first();
    await row.focus();
    await page.keyboard.press('Shift+Tab');
    await page.keyboard.press('Tab');
    await expect(row).toBeFocused();
    expect(
      await row.evaluate((element) => Number.parseFloat(getComputedStyle(element).outlineOffset)),
    ).toBeLessThan(0);
  });
});
