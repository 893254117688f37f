package org.digitstudio.ui.inside.widgets;

import javafx.css.PseudoClass;

/** The states our style sheet knows. */
public final class PseudoClasses {
  static final PseudoClass WINNER = PseudoClass.getPseudoClass("winner");
  public static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  static final PseudoClass AGAINST = PseudoClass.getPseudoClass("against");

  private PseudoClasses() {}
}
