package org.digitstudio.ui.common;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/**
 * Subscriptions of a node to values that outlive it. They hold only while the node is in a scene,
 * so that a page that was rebuilt or closed neither updates unseen nor stays in memory.
 */
public final class WhileInScene {
  private WhileInScene() {}

  /** Calls the listener with a value, now and at each change, while the node is in a scene. */
  public static <T> void follow(Node node, ObservableValue<T> value, Consumer<? super T> listener) {
    value.when(node.sceneProperty().map(scene -> true).orElse(false)).subscribe(listener);
  }

  /**
   * Subscribes whenever the node enters a scene and unsubscribes whenever it leaves one.
   *
   * @param subscribe brings the node up to date, subscribes, and returns what ends the subscription
   */
  public static void subscribe(Node node, Supplier<Runnable> subscribe) {
    List<Runnable> ends = new ArrayList<>();
    node.sceneProperty()
        .subscribe(
            scene -> {
              ends.forEach(Runnable::run);
              ends.clear();
              if (scene != null) {
                ends.add(subscribe.get());
              }
            });
  }
}
