package org.digitstudio.ui.draw;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.stage.Stage;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.training.Recipes;
import org.digitstudio.domain.port.NetworkTrainer;
import org.digitstudio.domain.training.TrainingPlan;
import org.digitstudio.engine.fused.FusedTrainer;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Frames;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.FxRunner;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures the latency from a pen sample to the prediction on the screen, with both bundled models:
 * {@code mvn test -Dtest=DrawLatency -Dmeasure=true}. Asserts nothing, because times depend on the
 * machine. With {@code -Dtraining=N} a network trains on N threads at the same time.
 *
 * <p><em>Read</em> is the time until the prediction is in the scene graph, <em>painted</em> until
 * the frame with it is rendered: the second pulse after it, because JavaFX starts a pulse only when
 * the previous frame is rendered. The headless platform has no vertical sync; a real screen adds
 * its own latency.
 */
@EnabledIfSystemProperty(named = "measure", matches = "true")
class DrawLatency {
  private static final int DRAWINGS = 40;
  private static final int SAMPLES = 36;
  private static final int WARM_UP = 10;

  @TempDir private Path folder;

  @BeforeAll
  static void doNotWaitForTicks() {
    System.setProperty("javafx.animation.fullspeed", "true");
  }

  @Test
  void print() throws InterruptedException {
    AtomicBoolean over = new AtomicBoolean();
    Thread training = new Thread(() -> train(over), "training");
    training.setPriority(Thread.NORM_PRIORITY - 1);
    training.start();
    for (String recipe : List.of(Recipes.AS_DESCRIBED, Recipes.ACCURATE)) {
      measure(recipe);
    }
    over.set(true);
    training.join();
  }

  private static void train(AtomicBoolean over) {
    int threads = Integer.getInteger("training", 0);
    if (threads > 0) {
      TrainingPlan plan = Recipes.plan(Recipes.ACCURATE, 1, threads);
      try (NetworkTrainer.Session session =
          new FusedTrainer().open(plan, BundledMnist.training(), Optional.empty())) {
        session.trainEpoch((batch, batches, loss, accuracy, learningRate) -> !over.get());
      } catch (CancellationException expected) {
        System.out.println("trained meanwhile on " + threads + " threads");
      }
    }
  }

  private void measure(String recipe) {
    SharedState workspace = Studios.workspace(recipe);
    Studios.NotingNavigator navigator = new Studios.NotingNavigator();
    List<DrawPage> pages = new ArrayList<>();
    Stage stage =
        Fx.show(
            Theme.LIGHT,
            () -> {
              DrawPage page =
                  Studios.draw(
                      workspace,
                      new FxRunner(),
                      navigator,
                      Studios.myDigits(folder),
                      new Studios.MemorySettings(),
                      () -> BundledMnist.training().take(2_000),
                      () -> BundledMnist.test().take(500));
              pages.add(page);
              return page.view();
            },
            1112,
            780);
    DrawViewModel model = pages.getFirst().model();
    Node canvas = Fx.find(stage, "#canvas");
    AtomicLong answered = new AtomicLong();
    AtomicLong pulses = new AtomicLong();
    AtomicLong wanted = new AtomicLong();
    Thread measuring = Thread.currentThread();
    Fx.run(
        () -> {
          model
              .reading()
              .addListener(
                  (property, before, now) -> {
                    answered.set(System.nanoTime());
                    wanted.set(pulses.get() + 2);
                    Platform.requestNextPulse();
                  });
          stage
              .getScene()
              .addPreLayoutPulseListener(
                  () -> {
                    if (pulses.incrementAndGet() < wanted.get()) {
                      Platform.requestNextPulse();
                    } else {
                      LockSupport.unpark(measuring);
                    }
                  });
        });
    List<Double> read = new ArrayList<>();
    List<Double> painted = new ArrayList<>();
    Random random = new Random(1);
    for (int drawing = 0; drawing < WARM_UP + DRAWINGS; drawing++) {
      for (int i = 0; i < SAMPLES; i++) {
        Point2D point = sample(i, random);
        EventType<MouseEvent> kind = i == 0 ? MouseEvent.MOUSE_PRESSED : MouseEvent.MOUSE_DRAGGED;
        // Pen samples are not synchronized with the frames of the screen.
        LockSupport.parkNanos(random.nextInt(8_000_000));
        long start = System.nanoTime();
        Platform.runLater(() -> Event.fireEvent(canvas, mouse(kind, point)));
        await(() -> answered.get() >= start && pulses.get() >= wanted.get());
        long end = System.nanoTime();
        if (drawing >= WARM_UP) {
          read.add((answered.get() - start) / 1e6);
          painted.add((end - start) / 1e6);
        }
      }
      Fx.run(
          () -> {
            Event.fireEvent(canvas, mouse(MouseEvent.MOUSE_RELEASED, new Point2D(500, 470)));
            model.clear();
          });
    }
    Fx.close(stage);
    report(recipe, "read", read);
    report(recipe, "painted", painted);
  }

  /** Sleeps until a condition holds, because a spinning thread would take one of two cores. */
  private static void await(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      LockSupport.park();
    }
  }

  /** Returns a sample of a two with some jitter: an arc, a diagonal and a base. */
  private static Point2D sample(int i, Random random) {
    double t = (double) i / (SAMPLES - 1);
    double x =
        t < 0.5
            ? 350 - 110 * Math.cos(Math.PI * 2 * t)
            : t < 0.75 ? 460 - 880 * (t - 0.5) : 240 + 960 * (t - 0.75);
    double y =
        t < 0.5 ? 220 - 110 * Math.sin(Math.PI * 2 * t) : t < 0.75 ? 220 + 1000 * (t - 0.5) : 470;
    return new Point2D(x + random.nextGaussian(), y + random.nextGaussian());
  }

  private static MouseEvent mouse(EventType<MouseEvent> kind, Point2D at) {
    return new MouseEvent(
        kind,
        at.getX(),
        at.getY(),
        at.getX(),
        at.getY(),
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        true,
        false,
        false,
        false,
        false,
        true,
        null);
  }

  private static void report(String recipe, String what, List<Double> millis) {
    System.out.printf("%-13s %-8s %s%n", recipe, what, Frames.spread(millis));
  }
}
