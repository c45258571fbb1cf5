import { expect, type Locator, type Page } from '@playwright/test';
import type { SentPacket } from './playedConversation.ts';

/** A person who talks to the project in the simulator. */
export class SimulatorDriver {
  readonly page: Page;
  readonly panel: Locator;
  /** The chat. */
  readonly log: Locator;
  #turn = 0;

  constructor(page: Page) {
    this.page = page;
    this.panel = page.getByRole('complementary', { name: 'Simulator' });
    this.log = this.panel.getByRole('log', { name: 'Conversation' });
  }

  /** Brings the panel to the front. */
  async open(): Promise<void> {
    const tab = this.page.getByRole('tab', { name: 'Simulator' });
    if (await tab.isVisible()) await tab.click();
    else if (!(await this.panel.isVisible()))
      await this.page.getByRole('banner').getByRole('button', { name: 'Simulate' }).click();
    await expect(this.panel).toBeVisible();
  }

  /** Opens the panel and begins the first conversation, which may train and index first. */
  async start(actions: 'Mock' | 'Live' = 'Mock'): Promise<void> {
    await this.open();
    await this.panel.getByRole('radio', { name: actions }).click();
    await this.panel.getByRole('button', { name: 'Start conversation' }).click();
    await this.#answered(0);
  }

  /** Restarts the conversation. */
  async restart(): Promise<void> {
    await this.panel.getByRole('button', { name: 'Restart conversation' }).click();
    await expect(this.panel.getByRole('button', { name: 'Details of turn 1:' })).toBeHidden();
    await this.#answered(0);
  }

  /** Types messages, one right after the other, and waits for the one answer. */
  async say(...texts: readonly string[]): Promise<void> {
    const field = this.panel.getByRole('textbox', { name: 'Message to the assistant' });
    // A text of the turn before is shown before that turn has ended, and until then nothing is sent.
    await expect(this.log).toHaveAttribute('aria-busy', 'false');
    for (const text of texts) {
      await field.fill(text);
      await field.press('Enter');
    }
    await this.#answered(this.#turn + 1);
  }

  /** Taps a quick reply and waits for the answer. */
  async tap(reply: string): Promise<void> {
    await this.log.getByRole('button', { name: reply, exact: true }).last().click();
    await this.#answered(this.#turn + 1);
  }

  /** Shows the details of a turn. */
  async showTurn(turn: number): Promise<void> {
    await this.log.getByRole('button', { name: `Details of turn ${turn}:` }).click();
    await expect(
      this.panel.getByRole('heading', { name: `Details of turn ${turn}`, exact: true }),
    ).toBeVisible();
  }

  /** A section of the details of the turn that is shown, opened. */
  async details(title: string): Promise<Locator> {
    const control = this.panel.getByRole('heading', { level: 3 }).getByRole('button', {
      name: new RegExp(`^${title}`),
    });
    if ((await control.getAttribute('aria-expanded')) !== 'true') await control.click();
    return this.panel.getByRole('region', { name: new RegExp(`^${title}`) });
  }

  /** Copies the escalation packet of the turn that is shown, and reads what was copied. */
  async copyPacket(): Promise<SentPacket> {
    const escalation = await this.details('Escalation');
    await escalation.getByRole('button', { name: 'Copy the packet as JSON' }).click();
    return JSON.parse(await this.page.evaluate(() => navigator.clipboard.readText()));
  }

  async #answered(turn: number): Promise<void> {
    const answered = { timeout: 300_000 };
    if (turn === 0) await expect(this.log).toContainText('Assistant: ', answered);
    else await expect(this.log.getByRole('button', { name: `Details of turn ${turn}:` })).toBeVisible();
    await expect(this.log).toHaveAttribute('aria-busy', 'false', answered);
    this.#turn = turn;
  }
}
