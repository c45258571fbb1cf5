import { z } from 'zod';
import type { Json, JsonObject } from '../base/json.ts';

export const json: z.ZodType<Json> = z.json() as z.ZodType<Json>;

export const jsonObject: z.ZodType<JsonObject> = z.record(z.string(), json) as z.ZodType<JsonObject>;
