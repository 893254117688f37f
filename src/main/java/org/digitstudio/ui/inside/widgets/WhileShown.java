package org.digitstudio.ui.inside.widgets;

import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.util.Subscription;
import org.digitstudio.ui.common.WhileInScene;

/** Listeners that hold only while a node is in a scene, so that stations can be dropped. */
public final class WhileShown {
  private WhileShown() {}

  /** Runs the action when the value changes while the node is in a scene. */
  public static void on(Node node, ObservableValue<?> value, Runnable action) {
    WhileInScene.subscribe(
        node,
        () -> {
          Subscription subscription = value.subscribe((before, now) -> action.run());
          return subscription::unsubscribe;
        });
  }
}
