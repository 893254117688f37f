package org.digitstudio.ui;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javafx.stage.Stage;
import javafx.stage.Window;
import javax.imageio.ImageIO;
import org.digitstudio.ui.common.Theme;
import org.digitstudio.ui.shell.FirstFrame;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * Helpers for tests of the window: running on the JavaFX thread, showing nodes, taking screenshots.
 */
public final class Fx {
  public static final Path SCREENS = Path.of("target", "screens");

  private Fx() {}

  /** Runs on the JavaFX thread and waits for the result. */
  public static <T> T call(Callable<T> action) {
    try {
      FxToolkit.registerPrimaryStage();
    } catch (TimeoutException e) {
      throw new AssertionError("JavaFX did not start", e);
    }
    return WaitForAsyncUtils.waitForAsyncFx(60_000, action);
  }

  public static void run(Runnable action) {
    call(
        () -> {
          action.run();
          return true;
        });
  }

  /** Waits until a condition, evaluated on the JavaFX thread, holds; fails after two minutes. */
  public static void await(Callable<Boolean> condition) {
    try {
      WaitForAsyncUtils.waitFor(120, TimeUnit.SECONDS, () -> call(condition));
    } catch (TimeoutException e) {
      throw new AssertionError("waited two minutes in vain", e);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Waits until the current state of the window has been rendered. */
  public static void awaitFrame() {
    CountDownLatch painted = new CountDownLatch(1);
    run(() -> FirstFrame.then(painted::countDown));
    await(() -> painted.getCount() == 0);
  }

  /**
   * Returns the first node that matches a selector, or null. Lays out the window first, because the
   * contents of scroll panes and skins exist only after a layout.
   */
  public static Node find(Window window, String selector) {
    return laidOut(window, root -> root.lookup(selector));
  }

  /** Returns all nodes that match a selector, after a layout. */
  public static List<Node> all(Window window, String selector) {
    return laidOut(window, root -> List.copyOf(root.lookupAll(selector)));
  }

  private static <T> T laidOut(Window window, Function<Parent, T> look) {
    Callable<T> found =
        () -> {
          Parent root = window.getScene().getRoot();
          root.applyCss();
          root.layout();
          return look.apply(root);
        };
    return call(found);
  }

  /** Shows a view in a themed window of a size, at a fixed position for the robot. */
  public static Stage show(Theme theme, Supplier<Parent> view, double width, double height) {
    Stage shown =
        call(
            () -> {
              Stage stage = new Stage();
              Scene scene = new Scene(view.get(), width, height);
              theme.apply(scene);
              stage.setScene(scene);
              stage.show();
              return stage;
            });
    if (!Platform.isFxApplicationThread()) {
      awaitFrame();
    }
    return shown;
  }

  /**
   * Writes a screenshot to {@code target/screens/NAME-light.png} (or dark), and fails if any text
   * is too faint.
   */
  public static Path screenshot(Stage stage, String name, Theme theme) {
    WaitForAsyncUtils.waitForFxEvents();
    WritableImage image = call(() -> stage.getScene().snapshot(null));
    assertThat(call(() -> Contrast.faint(stage.getScene()))).as("faint words on " + name).isEmpty();
    Path file =
        SCREENS.resolve(name + "-" + theme.name().toLowerCase(java.util.Locale.ROOT) + ".png");
    try {
      Files.createDirectories(SCREENS);
      ImageIO.write(toBuffered(image), "png", file.toFile());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
    return file;
  }

  public static void close(Stage stage) {
    run(stage::close);
  }

  /** Asserts that the test runs on the JavaFX thread. */
  public static void assertOnFxThread() {
    if (!Platform.isFxApplicationThread()) {
      throw new AssertionError("not on the JavaFX thread");
    }
  }

  private static BufferedImage toBuffered(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage buffered = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    PixelReader reader = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        buffered.setRGB(x, y, reader.getArgb(x, y));
      }
    }
    return buffered;
  }
}
