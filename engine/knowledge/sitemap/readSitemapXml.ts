import { XMLParser } from 'fast-xml-parser';
import { z } from 'zod';

/** A sitemap as sitemaps.org describes it: addresses of pages, or of further sitemaps. */
export interface SitemapXml {
  readonly pages: readonly string[];
  readonly sitemaps: readonly string[];
}

const list = z.array(z.object({ loc: z.string() }).loose());
const content = z.object({
  urlset: z.object({ url: list }).partial().or(z.literal('')).optional(),
  sitemapindex: z.object({ sitemap: list }).partial().or(z.literal('')).optional(),
});

// Entities of a document type can be made to expand without end; a sitemap has none.
const parser = new XMLParser({
  processEntities: true,
  parseTagValue: false,
  isArray: (name) => name === 'url' || name === 'sitemap',
  removeNSPrefix: true,
});

/**
 * Reads the text of a sitemap.
 *
 * @throws Error when it is neither a list of pages nor one of sitemaps.
 */
export function readSitemapXml(xml: string): SitemapXml {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) throw new Error('it has a document type, which sitemaps have not');
  const { urlset, sitemapindex } = content.parse(parser.parse(xml));
  if (urlset === undefined && sitemapindex === undefined) throw new Error('it is not a sitemap');
  const addresses = (entries: z.output<typeof list> | undefined): string[] =>
    (entries ?? []).map(({ loc }) => loc.trim()).filter((loc) => URL.canParse(loc));
  return {
    pages: typeof urlset === 'object' ? addresses(urlset.url) : [],
    sitemaps: typeof sitemapindex === 'object' ? addresses(sitemapindex.sitemap) : [],
  };
}
