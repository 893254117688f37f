package org.digitstudio.ui.common;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.Objects;
import javafx.application.Application;
import javafx.css.PseudoClass;
import javafx.scene.Scene;

/** AtlantaFX Primer, light or dark, with our own style sheet above it. */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet()),
  DARK(new PrimerDark().getUserAgentStylesheet());

  private static final PseudoClass DARK_STATE = PseudoClass.getPseudoClass("dark");
  private final String userAgentStylesheet;

  Theme(String userAgentStylesheet) {
    this.userAgentStylesheet = userAgentStylesheet;
  }

  /**
   * Dresses the program and one scene in this theme. The root has the pseudo-class {@code :dark} in
   * the dark theme; {@code studio.css} holds what all places share.
   */
  public void apply(Scene scene) {
    Application.setUserAgentStylesheet(userAgentStylesheet);
    String ours =
        Objects.requireNonNull(Theme.class.getResource("/org/digitstudio/ui/studio.css"))
            .toExternalForm();
    if (!scene.getStylesheets().contains(ours)) {
      scene.getStylesheets().add(ours);
    }
    scene.getRoot().pseudoClassStateChanged(DARK_STATE, this == DARK);
  }
}
