package org.digitstudio.ui.common;

import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * Labels in the window's three type sizes: {@code page-title} (20 px), body text (14 px) and {@code
 * small} (12 px). A page has no other size, apart from its one focal point.
 */
public final class Labels {
  private Labels() {}

  /** The heading of a page, an empty state or a dialog. */
  public static Label title(String text) {
    return styled(text, "page-title");
  }

  /** The heading of a card or of a group of settings; never cut. */
  public static Label section(String text) {
    Label label = styled(text, "section");
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /** A paragraph of body text that wraps and is never cut at its foot. */
  public static Label paragraph(String text) {
    return wrapping(styled(text));
  }

  /** A paragraph of secondary importance. */
  public static Label muted(String text) {
    return wrapping(styled(text, "muted"));
  }

  /** A small line of secondary importance, such as the name of a control or of a picture. */
  public static Label caption(String text) {
    return styled(text, "small", "muted");
  }

  /** A small paragraph of secondary importance that wraps. */
  public static Label note(String text) {
    return wrapping(caption(text));
  }

  private static Label wrapping(Label label) {
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }

  private static Label styled(String text, String... styles) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styles);
    return label;
  }
}
