package org.digitstudio.ui;

import com.sun.javafx.scene.input.DragboardHelper;
import com.sun.javafx.tk.TKClipboard;
import com.sun.javafx.tk.Toolkit;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.DragEvent;
import javafx.scene.input.Dragboard;
import javafx.scene.input.TransferMode;

/**
 * Drags from outside the window, with JavaFX's own events and dragboard. There is no desktop that
 * could begin one, so that the two events a drop is made of are sent by hand.
 */
public final class Drops {
  private Drops() {}

  /** {@link #drop(Node, ClipboardContent)} of files. */
  public static boolean drop(Node target, Path... files) {
    ClipboardContent content = new ClipboardContent();
    content.putFiles(Arrays.stream(files).map(Path::toFile).toList());
    return drop(target, content);
  }

  /**
   * Drags content above a node and lets go of it there.
   *
   * @return whether it was taken; what nobody accepts while it is above them is not dropped
   */
  public static boolean drop(Node target, ClipboardContent content) {
    return Fx.call(
        () -> {
          Dragboard board = DragboardHelper.createDragboard(clipboard());
          board.setContent(content);
          DragEvent over = event(DragEvent.DRAG_OVER, board, target);
          Event.fireEvent(target, over);
          if (!over.isAccepted()) {
            return false;
          }
          DragEvent dropped = event(DragEvent.DRAG_DROPPED, board, target);
          Event.fireEvent(target, dropped);
          return dropped.isDropCompleted();
        });
  }

  /** One that keeps its content in memory and offers copies, as a file manager does. */
  private static TKClipboard clipboard() {
    TKClipboard memory = Toolkit.getToolkit().createLocalClipboard();
    return (TKClipboard)
        Proxy.newProxyInstance(
            Drops.class.getClassLoader(),
            new Class<?>[] {TKClipboard.class},
            (proxy, method, arguments) ->
                method.getName().equals("getTransferModes")
                    ? Set.of(TransferMode.COPY)
                    : method.invoke(memory, arguments));
  }

  private static DragEvent event(EventType<DragEvent> type, Dragboard board, Node target) {
    return new DragEvent(type, board, 5, 5, 5, 5, TransferMode.COPY, null, target, null);
  }
}
