package org.digitstudio.ui.inside;

import javafx.css.PseudoClass;

/** The states our style sheet knows. */
final class Pseudo {
  static final PseudoClass WINNER = PseudoClass.getPseudoClass("winner");
  static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");
  static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  static final PseudoClass AGAINST = PseudoClass.getPseudoClass("against");

  private Pseudo() {}
}
