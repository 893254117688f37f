package org.digitstudio.ui.draw;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;

/** The type sizes of an answer: the longer it is, the smaller, so that it is shown whole. */
enum AnswerSize {
  HUGE("huge", 2, 1),
  LARGE("large", 4, 1),
  MEDIUM("medium", 8, 2),
  SMALL("small", Integer.MAX_VALUE, Integer.MAX_VALUE);

  private final PseudoClass state;
  private final int maxLength;
  private final int maxLines;

  AnswerSize(String name, int maxLength, int maxLines) {
    this.state = PseudoClass.getPseudoClass(name);
    this.maxLength = maxLength;
    this.maxLines = maxLines;
  }

  /** Gives the label the pseudo-class of the size that its text fits in. */
  static void apply(Label answer) {
    AnswerSize fitting = of(answer.getText());
    for (AnswerSize size : values()) {
      answer.pseudoClassStateChanged(size.state, size == fitting);
    }
  }

  /** Returns the largest size that the text fits in. */
  static AnswerSize of(String text) {
    int longest = text.lines().mapToInt(String::length).max().orElse(0);
    for (AnswerSize size : values()) {
      if (longest <= size.maxLength && text.lines().count() <= size.maxLines) {
        return size;
      }
    }
    return SMALL;
  }
}
