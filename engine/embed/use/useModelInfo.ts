/**
 * What is known about the built-in model without loading it. The id changes whenever the same text would get another
 * vector: other weights, other tokenizer.
 */
export const useModelInfo = { id: 'use-lite-en@1', dimensions: 512 } as const;
