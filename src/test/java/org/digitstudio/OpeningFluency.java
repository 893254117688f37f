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
 * Prints how long after the press on Data the first pictures are in sight, in the whole program and
 * for the first time in its life: {@code mvn test -Dtest=OpeningFluency -Dmeasure=true}. It asserts
 * nothing: time belongs to the machine.
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
    // What a person needs to find the button.
    Thread.sleep(3_000);
    CountDownLatch seen = new CountDownLatch(1);
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
                if (count instanceof Labeled words
                    && !words.getText().isEmpty()
                    && !words.getText().startsWith("0 ")
                    && seen.getCount() > 0) {
                  times[2] = System.nanoTime();
                  seen.countDown();
                }
              });
        });
    seen.await();
    System.out.printf(
        Locale.ROOT,
        "Data opened for the first time: built after %.0f ms, pictures in sight after %.0f ms%n",
        (times[1] - times[0]) / 1e6,
        (times[2] - times[0]) / 1e6);
    Fx.close(stage);
    program.stop();
    System.clearProperty("digitstudio.home");
  }
}
