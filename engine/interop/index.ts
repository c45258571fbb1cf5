import { clinc150 } from './clinc150/clinc150.ts';
import { csv } from './csv/csv.ts';
import { curl } from './curl/curl.ts';
import type { Importer } from './defineImporter.ts';
import { openapi } from './openapi/openapi.ts';

/**
 * The importers, in the order in which they are tried. To add one, create a folder beside this file and add a line
 * here.
 */
export const importers: readonly Importer[] = [curl, openapi, clinc150, csv];
