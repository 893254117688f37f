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
 * Simulates drag and drop from outside the window with JavaFX's own events and dragboard. Without a
 * desktop that could start a drag, it fires the two events of a drop itself.
 */
public final class Drops {
  private Drops() {}

  /** Drops files on a node; see {@link #drop(Node, ClipboardContent)}. */
  public static boolean drop(Node target, Path... files) {
    ClipboardContent content = new ClipboardContent();
    content.putFiles(Arrays.stream(files).map(Path::toFile).toList());
    return drop(target, content);
  }

  /**
   * Drags content over a node and drops it there.
   *
   * @return whether it was accepted; without an accepted drag there is no drop
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

  /** Returns a clipboard in memory that offers its content to be copied, like a file manager. */
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
