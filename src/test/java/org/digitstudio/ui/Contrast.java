package org.digitstudio.ui;

import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.TextInputControl;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.Text;

/**
 * Checks the contrast of texts and icons with their background by the Web Content Accessibility
 * Guidelines 2.2, level AA: 4.5 to 1, and 3 to 1 for large text and icons (1.4.3 and 1.4.11).
 * Disabled controls are exempt, as in the guidelines.
 */
public final class Contrast {
  private static final double WORDS = 4.5;
  private static final double LARGE = 3;

  /** Size of large text in pixels: 18 points, or 14 in bold. */
  private static final double LARGE_SIZE = 24;

  private static final double LARGE_BOLD_SIZE = 18.66;

  private Contrast() {}

  /** Returns a description of each text that is too faint; on the JavaFX thread. */
  static List<String> faint(Scene scene) {
    List<String> found = new ArrayList<>();
    Color ground = scene.getFill() instanceof Color colour ? colour : Color.WHITE;
    walk(scene.getRoot(), ground, found);
    return found;
  }

  private static void walk(Node node, Color behind, List<String> found) {
    if (!node.isVisible() || node.getOpacity() < 1 || node.isDisabled()) {
      return;
    }
    if (node instanceof Text text) {
      check(text, behind, found);
    } else if (node instanceof Parent parent) {
      Color own = parent instanceof Region region ? filled(region, behind) : behind;
      // A prompt text is exempt: the control's accessible name repeats it.
      if (!(parent instanceof TextInputControl input && input.getText().isEmpty())) {
        parent.getChildrenUnmodifiable().forEach(child -> walk(child, own, found));
      }
    }
  }

  private static Color filled(Region region, Color behind) {
    Color colour = behind;
    if (region.getBackground() != null && region.getWidth() > 0 && region.getHeight() > 0) {
      for (BackgroundFill fill : region.getBackground().getFills()) {
        if (fill.getFill() instanceof Color over) {
          colour = over(over, colour);
        }
      }
    }
    return colour;
  }

  private static Color over(Color top, Color below) {
    return below.interpolate(
        new Color(top.getRed(), top.getGreen(), top.getBlue(), 1), top.getOpacity());
  }

  private static void check(Text text, Color behind, List<String> found) {
    if (text.getText().isBlank() || !(text.getFill() instanceof Color fill)) {
      return;
    }
    double ratio = ratio(over(fill, behind), behind);
    if (ratio < needed(text)) {
      found.add(
          "\"%s\" (%s): %s on %s, %.2f to 1"
              .formatted(text.getText(), owner(text), fill, behind, ratio));
    }
  }

  private static double needed(Text text) {
    Font font = text.getFont();
    boolean icon =
        text.getText().codePoints().allMatch(c -> Character.getType(c) == Character.PRIVATE_USE);
    boolean bold = font.getStyle().toLowerCase(java.util.Locale.ROOT).contains("bold");
    return icon || font.getSize() >= (bold ? LARGE_BOLD_SIZE : LARGE_SIZE) ? LARGE : WORDS;
  }

  private static String owner(Node text) {
    StringBuilder names = new StringBuilder();
    Node node = text;
    for (int i = 0; i < 4 && node != null; i++) {
      names.insert(0, "/" + node.getClass().getSimpleName() + node.getStyleClass());
      node = node.getParent();
    }
    return names.toString();
  }

  /** Returns the contrast ratio, from 1 for equal colours to 21 for black on white. */
  public static double ratio(Color one, Color other) {
    double light = Math.max(luminance(one), luminance(other));
    double dark = Math.min(luminance(one), luminance(other));
    return (light + 0.05) / (dark + 0.05);
  }

  private static double luminance(Color colour) {
    return 0.2126 * linear(colour.getRed())
        + 0.7152 * linear(colour.getGreen())
        + 0.0722 * linear(colour.getBlue());
  }

  private static double linear(double share) {
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
