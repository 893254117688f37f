package org.digitstudio.ui.draw;

import java.util.ArrayDeque;
import java.util.Deque;

/** The page now, those before it and those taken back. */
final class DrawingHistory {
  private static final int DEPTH = 200;
  private final Deque<Drawing> before = new ArrayDeque<>();
  private final Deque<Drawing> after = new ArrayDeque<>();
  private Drawing now = Drawing.BLANK;

  Drawing now() {
    return now;
  }

  /** Goes on to another page; the same page is no step. */
  void advance(Drawing next) {
    if (next.equals(now)) {
      return;
    }
    before.push(now);
    if (before.size() > DEPTH) {
      before.removeLast();
    }
    after.clear();
    now = next;
  }

  boolean canUndo() {
    return !before.isEmpty();
  }

  boolean canRedo() {
    return !after.isEmpty();
  }

  void undo() {
    if (canUndo()) {
      after.push(now);
      now = before.pop();
    }
  }

  void redo() {
    if (canRedo()) {
      before.push(now);
      now = after.pop();
    }
  }
}
