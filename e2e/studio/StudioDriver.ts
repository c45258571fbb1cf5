import { expect, type Locator, type Page } from '@playwright/test';
import { CanvasDriver } from './CanvasDriver.ts';
import type { Desktop, RunningStudio } from './runningStudio.ts';
import { SimulatorDriver } from './SimulatorDriver.ts';
import { TextDriver } from './TextDriver.ts';

/** A person at the studio: what they do, in their words, with mouse and keyboard. */
export class StudioDriver {
  readonly page: Page;
  readonly canvas: CanvasDriver;
  readonly simulator: SimulatorDriver;
  readonly text: TextDriver;
  readonly #studio: RunningStudio;

  constructor(studio: RunningStudio) {
    this.#studio = studio;
    this.page = studio.page;
    this.canvas = new CanvasDriver(studio.page);
    this.simulator = new SimulatorDriver(studio.page);
    this.text = new TextDriver(studio.page);
  }

  /** The desktop shell. @throws Error where there is none. */
  get desktop(): Desktop {
    if (this.#studio.desktop === undefined) throw new Error('This studio runs in a browser');
    return this.#studio.desktop;
  }

  /** Ends the host as a crash would. */
  async kill(): Promise<void> {
    await this.#studio.kill();
  }

  /** Starts the host again; the page stays as it is. */
  async restart(): Promise<void> {
    if (this.#studio.restart === undefined) throw new Error('This studio ends with its host');
    await this.#studio.restart();
  }

  /** Duplicates the tab. */
  async anotherTab(): Promise<StudioDriver> {
    const opened = this.page.context().waitForEvent('page');
    await this.page.evaluate(() => void window.open(window.location.href));
    return new StudioDriver({ ...this.#studio, page: await opened });
  }

  /** Ends the studio as a person would. */
  async close(): Promise<void> {
    await this.#studio.close();
  }

  /** Welcome page: makes a project in the place that is proposed, and waits until it is open. */
  async createProject(template: string, name: string): Promise<void> {
    await this.page.getByRole('button', { name: template }).click();
    const dialog = this.page.getByRole('dialog', { name: `New project from “${template}”` });
    await dialog.getByLabel('Name').fill(name);
    await expect(dialog.getByLabel('Location')).not.toHaveValue('');
    await dialog.getByRole('button', { name: 'Create project' }).click();
    await this.opened(name);
  }

  /** Welcome page: opens a folder. Does not wait for the project: it may be a broken one. */
  async openFolder(path: string): Promise<void> {
    const ask = () => this.page.getByRole('button', { name: 'Open folder…' }).click();
    await this.#studio.chooseFolder(ask, path);
  }

  /** Welcome page: goes on with a project. */
  async openRecent(name: string): Promise<void> {
    const recent = this.page.getByRole('region', { name: 'Recent projects' });
    await recent.getByRole('button', { name: new RegExp(`^${name} `) }).click();
    await this.opened(name);
  }

  /** Waits until a project is open. */
  async opened(name: string): Promise<void> {
    await expect(this.page.getByRole('button', { name: `Project ${name}` })).toBeVisible();
  }

  /** Puts a flow in front. */
  async openFlow(name: string): Promise<void> {
    const flows = this.page.getByRole('region', { name: 'Flows' });
    const item = flows.getByRole('button', { name: new RegExp(`^${name}( Entry)?$`) });
    await item.click();
    await expect(item).toHaveAttribute('aria-current', 'true');
  }

  /** Chooses one of the views at the left edge. */
  async openView(name: string): Promise<Locator> {
    await this.page.getByRole('navigation', { name: 'Views' }).getByRole('button', { name }).click();
    const view = this.page.getByRole('main', { name });
    await expect(view).toBeVisible();
    return view;
  }

  /** Waits until the studio says that everything is on disk. */
  async saved(): Promise<void> {
    await expect(this.page.getByRole('banner').getByText('All changes saved')).toBeVisible();
  }

  async undo(): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^Undo / })
      .click();
  }

  async redo(): Promise<void> {
    await this.page
      .getByRole('banner')
      .getByRole('button', { name: /^Redo / })
      .click();
  }

  /** The form of what is selected, brought to the front. */
  async inspector(): Promise<Locator> {
    const tab = this.page.getByRole('tab', { name: 'Inspector' });
    if (await tab.isVisible()) await tab.click();
    return this.page.getByRole('complementary', { name: 'Inspector' });
  }

  /** The problems list, opened. */
  async problems(): Promise<Locator> {
    const list = this.page.getByRole('region', { name: 'Problems' });
    if (!(await list.isVisible())) {
      await this.page
        .getByRole('contentinfo')
        .getByRole('button', { name: /^(Problems:|No problems)/ })
        .click();
    }
    await expect(list).toBeVisible();
    return list;
  }

  /** Chooses light or dark. */
  async chooseTheme(theme: 'Light' | 'Dark'): Promise<void> {
    await this.page.emulateMedia({ colorScheme: theme === 'Light' ? 'light' : 'dark' });
    await expect(this.page.locator('html')).toHaveAttribute('data-mantine-color-scheme', theme.toLowerCase());
  }
}
