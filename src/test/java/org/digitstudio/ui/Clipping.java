package org.digitstudio.ui;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.text.Text;

/** Finds texts of a scene that are truncated or outside the visible area. */
public final class Clipping {
  /** Style class of labels that may be truncated, because they show names of files or models. */
  private static final String MAY_BE_CUT = "may-be-cut";

  private static final double TOLERANCE = 1.5;

  private Clipping() {}

  /** Returns the texts that are truncated or outside; on the JavaFX thread. */
  public static List<String> cut(Scene scene) {
    scene.getRoot().applyCss();
    scene.getRoot().layout();
    List<String> cut = new ArrayList<>();
    visit(scene.getRoot(), scene, cut);
    return cut;
  }

  private static void visit(Node node, Scene scene, List<String> cut) {
    if (!node.isVisible() || node.getOpacity() == 0) {
      return;
    }
    if (node instanceof Labeled label && isText(label)) {
      if (isShortened(label)) {
        cut.add("cut: " + label.getText());
      } else if (isOutside(label, scene)) {
        cut.add("outside: " + label.getText());
      }
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> visit(child, scene, cut));
    }
  }

  private static boolean isText(Labeled label) {
    return label.getText() != null
        && !label.getText().isBlank()
        && !label.getStyleClass().contains(MAY_BE_CUT);
  }

  /** Returns whether the text node of a label's skin is shortened by an ellipsis. */
  private static boolean isShortened(Labeled label) {
    return label.getChildrenUnmodifiable().stream()
        .filter(Text.class::isInstance)
        .map(Text.class::cast)
        .anyMatch(
            shown ->
                shown.getText().contains(label.getEllipsisString())
                    && !label.getText().contains(label.getEllipsisString()));
  }

  private static boolean isOutside(Node node, Scene scene) {
    boolean scrolls =
        Stream.<Node>iterate(node, Objects::nonNull, Node::getParent)
            .anyMatch(each -> each instanceof ScrollPane);
    Bounds bounds = node.localToScene(node.getLayoutBounds());
    return !scrolls
        && (bounds.getMinX() < -TOLERANCE
            || bounds.getMinY() < -TOLERANCE
            || bounds.getMaxX() > scene.getWidth() + TOLERANCE
            || bounds.getMaxY() > scene.getHeight() + TOLERANCE);
  }
}
