package org.digitstudio;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ToggleButton;
import javafx.stage.Stage;
import org.digitstudio.ui.Fx;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Prints the time from a first click on Data until images are visible, in the complete program:
 * {@code mvn test -Dtest=OpeningFluency -Dmeasure=true}. It asserts nothing, because times depend
 * on the machine.
 */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class OpeningFluency {
  @TempDir private Path home;

  @Test
  void print() throws InterruptedException {
    System.setProperty("digitstudio.home", home.toString());
    DigitStudio program = Fx.call(DigitStudio::new);
    Stage stage =
        Fx.call(
            () -> {
              Stage window = new Stage();
              program.start(window);
              return window;
            });
    // A user needs some time to find the button.
    Thread.sleep(3_000);
    CountDownLatch visible = new CountDownLatch(1);
    long[] times = new long[3];
    Platform.runLater(
        () -> {
          Scene scene = stage.getScene();
          times[0] = System.nanoTime();
          ((ToggleButton) scene.lookup("#go-data")).fire();
          times[1] = System.nanoTime();
          scene.addPostLayoutPulseListener(
              () -> {
                Node count = scene.lookup("#pictureCount");
                if (count instanceof Labeled label
                    && !label.getText().isEmpty()
                    && !label.getText().startsWith("0 ")
                    && visible.getCount() > 0) {
                  times[2] = System.nanoTime();
                  visible.countDown();
                }
              });
        });
    visible.await();
    System.out.printf(
        Locale.ROOT,
        "Data opened for the first time: built after %.0f ms, images visible after %.0f ms%n",
        (times[1] - times[0]) / 1e6,
        (times[2] - times[0]) / 1e6);
    Fx.close(stage);
    program.stop();
    System.clearProperty("digitstudio.home");
  }
}
