import { Text } from '@mantine/core';
import classes from './MarkedText.module.css';
import { sentencePieces } from './sentencePieces.ts';

/** A passage with the sentence marked that covers the question best. */
export function MarkedText({ text, sentence }: { readonly text: string; readonly sentence: string }) {
  const pieces = sentencePieces(text, sentence);
  return (
    <Text size="xs" className={classes.text}>
      {pieces === null ? (
        text
      ) : (
        <>
          {pieces.before}
          <mark className={classes.mark}>{pieces.sentence}</mark>
          {pieces.after}
        </>
      )}
    </Text>
  );
}
