import { expect, type Locator, type Page } from '@playwright/test';

/** A place on the canvas, in pixels from its top left corner. */
export interface Place {
  readonly x: number;
  readonly y: number;
}

/** A person at the canvas. States are named by the title on their card, outcomes by the label of their port. */
export class CanvasDriver {
  readonly page: Page;
  readonly area: Locator;

  constructor(page: Page) {
    this.page = page;
    this.area = page.getByRole('application', { name: 'Flow canvas' });
  }

  /** Brings the whole flow into sight: only then are all its cards there. */
  async showAll(): Promise<void> {
    await this.area.getByRole('button', { name: 'Zoom to fit' }).click();
  }

  /** The card of a state. */
  card(title: string): Locator {
    return this.area.getByRole('group', { name: new RegExp(`^${literally(title)}, `) });
  }

  /** The line of a transition, by the ids it connects and the label of its outcome. */
  transition(outcome: string, from: string, to: string): Locator {
    return this.area.getByRole('group', { name: `${outcome}: from ${from} to ${to}`, exact: true });
  }

  /** Selects a state. */
  async select(title: string): Promise<void> {
    await this.card(title).click();
  }

  /** Drags a kind of state from the palette onto the canvas. */
  async dragFromPalette(kind: string, to: Place): Promise<void> {
    const item = this.page
      .getByRole('region', { name: 'Add a state' })
      .getByRole('button', { name: `Add ${kind}`, exact: true });
    const area = (await this.area.boundingBox())!;
    await this.#drag(await centre(item), { x: area.x + to.x, y: area.y + to.y });
  }

  /** Drags a card by its heading. */
  async move(title: string, by: Place): Promise<void> {
    const box = (await this.card(title).boundingBox())!;
    const at = { x: box.x + box.width / 2, y: box.y + 8 };
    await this.#drag(at, { x: at.x + by.x, y: at.y + by.y });
  }

  /** Draws a transition from a port of one state to another state. */
  async connect(from: string, outcome: string, to: string): Promise<void> {
    const start = await centre(this.card(from).getByTitle(outcome, { exact: true }));
    const end = await centre(this.card(to).locator('.react-flow__handle.target'));
    await this.#drag(start, end);
  }

  async #drag(from: Place, to: Place): Promise<void> {
    const { mouse } = this.page;
    await mouse.move(from.x, from.y);
    await mouse.down();
    // A hand moves in steps; the first must pass the threshold below which a press is a click.
    await mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 5 });
    await mouse.move(to.x, to.y, { steps: 5 });
    await mouse.up();
  }
}

/** The middle of what has come to rest: after an arrangement, cards and view glide to their places. */
async function centre(locator: Locator): Promise<Place> {
  await expect(locator).toBeVisible();
  let box = (await locator.boundingBox())!;
  await expect
    .poll(async () => {
      const before = box;
      box = (await locator.boundingBox())!;
      return Math.abs(box.x - before.x) + Math.abs(box.y - before.y);
    })
    .toBeLessThan(0.5);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}
