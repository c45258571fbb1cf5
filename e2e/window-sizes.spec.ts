import type { Locator } from '@playwright/test';
import { expect, test } from './studio/studioTest.ts';

test('what is known about a thing is beside its form in a wide window, and below it in a narrow one', async ({
  openStudio,
  sandbox,
}) => {
  const studio = await openStudio({ project: await sandbox.copyProject('retail-support') });
  const { page } = studio;
  const box = async (part: Locator) => (await part.boundingBox())!;
  const slots = await studio.openView('Slots');
  await slots.getByRole('button', { name: /^order_id/ }).click();
  const form = slots.getByRole('combobox', { name: 'Type' });
  const last = slots.getByRole('switch').last();
  const uses = slots.getByRole('region', { name: 'Used in' });
  const widths: number[] = [];
  for (const [width, height] of [
    [1280, 720],
    [2560, 1440],
  ] as const) {
    await page.setViewportSize({ width, height });
    await expect(uses).toBeAttached();
    const [field, end, about] = [await box(form), await box(last), await box(uses)];
    widths.push(field.width);
    if (width === 1280) {
      expect(about.y).toBeGreaterThan(end.y + end.height);
      expect(about.x).toBeCloseTo(field.x, 0);
    } else {
      expect(about.x).toBeGreaterThan(field.x + field.width);
      expect(about.y).toBeLessThan(field.y);
    }
  }
  // The form is as wide in both: a narrow window loses nothing to the column.
  expect(widths[0]).toBeCloseTo(widths[1] ?? 0, 0);
});
