import { expect, type Locator, type Page } from '@playwright/test';

/** A person at the text of a flow. */
export class TextDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Shows the open flow as text. */
  async open(): Promise<void> {
    await this.#show('Text');
    await expect(this.editor()).toBeVisible();
  }

  /** Goes back to the canvas. */
  async close(): Promise<void> {
    await this.#show('Canvas');
    await expect(this.page.getByRole('application', { name: 'Flow canvas' })).toBeVisible();
  }

  /** The editor, whatever file is in it. */
  editor(): Locator {
    return this.page.getByRole('textbox', { name: /^Text of / });
  }

  /** The lines in sight. */
  lines(): Locator {
    return this.page.locator('.monaco-editor .view-lines');
  }

  /** Waits until the editor has coloured the words, which it does a little later. */
  async coloured(): Promise<void> {
    await expect(this.lines().locator('span[class^="mtk"]:not(.mtk1)').first()).toBeVisible();
  }

  /** Goes to the end of the text. */
  async goToEnd(): Promise<void> {
    await this.editor().focus();
    await this.page.keyboard.press('ControlOrMeta+End');
  }

  /** Types at the end of the text. */
  async append(text: string): Promise<void> {
    await this.goToEnd();
    await this.page.keyboard.type(text);
  }

  async #show(view: 'Canvas' | 'Text'): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'View of the flow' }).getByText(view).click();
  }
}
