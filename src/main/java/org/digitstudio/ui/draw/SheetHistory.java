package org.digitstudio.ui.draw;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The sheet as it is now, the steps that led to it and those that were undone. A step may have an
 * effect elsewhere, which is undone and redone with it.
 */
final class SheetHistory {
  private static final int MAX_STEPS = 200;

  /** An effect of a step outside the page, such as a digit kept in My digits. */
  interface Effect {
    Effect NONE =
        new Effect() {
          @Override
          public void undo() {}

          @Override
          public void redo() {}
        };

    void undo();

    void redo();
  }

  private record Step(Sheet before, Sheet after, Effect effect) {}

  private final Deque<Step> done = new ArrayDeque<>();
  private final Deque<Step> undone = new ArrayDeque<>();
  private Sheet now = Sheet.BLANK;

  Sheet now() {
    return now;
  }

  /** Begins with a sheet; there is nothing to undo. */
  void begin(Sheet first) {
    now = first;
  }

  /** Moves on to another sheet; an equal one is no step. */
  void advance(Sheet next) {
    if (!next.equals(now)) {
      advance(next, Effect.NONE);
    }
  }

  /** Moves on to another sheet by a step that has an effect elsewhere. */
  void advance(Sheet next, Effect effect) {
    done.push(new Step(now, next, effect));
    if (done.size() > MAX_STEPS) {
      done.removeLast();
    }
    undone.clear();
    now = next;
  }

  boolean canUndo() {
    return !done.isEmpty();
  }

  boolean canRedo() {
    return !undone.isEmpty();
  }

  /** Whether the newest step is the one with this effect, so that undoing it comes first. */
  boolean endsWith(Effect effect) {
    return canUndo() && done.peek().effect == effect;
  }

  void undo() {
    if (canUndo()) {
      Step step = done.pop();
      undone.push(step);
      now = step.before;
      step.effect.undo();
    }
  }

  void redo() {
    if (canRedo()) {
      Step step = undone.pop();
      done.push(step);
      now = step.after;
      step.effect.redo();
    }
  }
}
