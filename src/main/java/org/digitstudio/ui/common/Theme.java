package org.digitstudio.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Node;
import javafx.scene.Scene;

/** AtlantaFX Primer, light or dark, with the program's own style sheet and typeface. */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet()),
  DARK(new PrimerDark().getUserAgentStylesheet());

  private static final PseudoClass DARK_STATE = PseudoClass.getPseudoClass("dark");
  private final String userAgentStylesheet;

  Theme(String userAgentStylesheet) {
    this.userAgentStylesheet = userAgentStylesheet;
  }

  /**
   * Applies this theme to the program and to one scene. The root has the pseudo-class {@code :dark}
   * in the dark theme; {@code studio.css} holds what all pages share.
   */
  public void apply(Scene scene) {
    Typeface.load();
    Application.setUserAgentStylesheet(userAgentStylesheet);
    styleOnly(scene);
    scene.getRoot().pseudoClassStateChanged(DARK_STATE, this == DARK);
  }

  /** Gives a scene the program's style sheet, in whatever theme the program has. */
  public static void styleOnly(Scene scene) {
    String ours =
        Objects.requireNonNull(Theme.class.getResource("/org/digitstudio/ui/studio.css"))
            .toExternalForm();
    if (!scene.getStylesheets().contains(ours)) {
      scene.getStylesheets().add(ours);
    }
  }

  /** Gives the root of a dialog the theme's state of its window. */
  static void copyState(Scene window, Node dialog) {
    dialog.pseudoClassStateChanged(
        DARK_STATE, window.getRoot().getPseudoClassStates().contains(DARK_STATE));
  }
}
