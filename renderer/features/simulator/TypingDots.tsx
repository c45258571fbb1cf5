import classes from './TypingDots.module.css';

/** Three dots where the assistant's answer will be. */
export function TypingDots() {
  return (
    <div className={classes.dots} role="status" aria-label="The assistant is answering">
      <span />
      <span />
      <span />
    </div>
  );
}
