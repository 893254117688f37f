package org.digitstudio.ui.inside.widgets;

import javafx.css.PseudoClass;

/** The pseudo-classes of the page's style sheet. */
public final class PseudoClasses {
  static final PseudoClass HIGHLIGHTED = PseudoClass.getPseudoClass("highlighted");
  public static final PseudoClass BEST = PseudoClass.getPseudoClass("best");
  public static final PseudoClass INVALID = PseudoClass.getPseudoClass("invalid");
  static final PseudoClass CHOSEN = PseudoClass.getPseudoClass("chosen");

  static final PseudoClass NEGATIVE = PseudoClass.getPseudoClass("negative");

  private PseudoClasses() {}
}
