package org.digitstudio.ui.shell;

import java.util.Iterator;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.util.Duration;

/**
 * Uses the program as a person does: writes a digit, has it read, opens every page, and ends. The
 * build runs it once, so that Java records which classes the program needs and how they are linked;
 * that record ships with the program and makes its start fast.
 */
public final class Rehearsal {
  /** A "7" on a page of 1 x 1: x, y of the pen's samples. */
  private static final double[][] SEVEN = {
    {0.32, 0.28},
    {0.42, 0.27},
    {0.52, 0.27},
    {0.62, 0.28},
    {0.68, 0.29},
    {0.64, 0.36},
    {0.59, 0.45},
    {0.54, 0.54},
    {0.50, 0.63},
    {0.46, 0.72},
    {0.43, 0.79}
  };

  private static final Duration STEP = Duration.millis(100);
  private static final int MAX_STEPS = 300;

  private final MainWindow window;
  private final Scene scene;
  private final BooleanSupplier ready;
  private final Runnable end;
  private int waited;

  /**
   * Prepares a rehearsal.
   *
   * @param ready whether the model has loaded
   * @param end closes the program
   */
  public Rehearsal(MainWindow window, Scene scene, BooleanSupplier ready, Runnable end) {
    this.window = window;
    this.scene = scene;
    this.ready = ready;
    this.end = end;
  }

  /** Starts when the model has loaded, or without one after half a minute. */
  public void start() {
    Timeline wait = new Timeline();
    wait.getKeyFrames()
        .add(
            new KeyFrame(
                STEP,
                event -> {
                  if (ready.getAsBoolean() || ++waited > MAX_STEPS) {
                    wait.stop();
                    play();
                  }
                }));
    wait.setCycleCount(Timeline.INDEFINITE);
    wait.play();
  }

  private void play() {
    Stream<Runnable> writing =
        Stream.of(
            () -> window.go(PageId.DRAW),
            () -> pen(MouseEvent.MOUSE_PRESSED, 0),
            () -> drag(1, 6),
            () -> drag(6, SEVEN.length),
            () -> pen(MouseEvent.MOUSE_RELEASED, SEVEN.length - 1));
    Stream<Runnable> visits =
        Stream.of(PageId.TRAIN, PageId.DATA, PageId.INSIDE, PageId.DRAW)
            .map(page -> (Runnable) () -> window.go(page));
    Iterator<Runnable> steps =
        Stream.concat(writing, Stream.concat(visits, Stream.of(end))).toList().iterator();
    Timeline play = new Timeline();
    play.getKeyFrames().add(new KeyFrame(STEP.multiply(5), event -> steps.next().run()));
    play.setCycleCount(10);
    play.play();
  }

  private void drag(int from, int to) {
    for (int i = from; i < to; i++) {
      pen(MouseEvent.MOUSE_DRAGGED, i);
    }
  }

  private void pen(EventType<MouseEvent> type, int sample) {
    paper()
        .ifPresent(
            paper -> {
              double x = SEVEN[sample][0] * paper.getLayoutBounds().getWidth();
              double y = SEVEN[sample][1] * paper.getLayoutBounds().getHeight();
              Event.fireEvent(paper, event(type, x, y));
            });
  }

  private Optional<Node> paper() {
    return Optional.ofNullable(scene.lookup(".ink-canvas"));
  }

  private static MouseEvent event(EventType<MouseEvent> type, double x, double y) {
    boolean down = type != MouseEvent.MOUSE_RELEASED;
    return new MouseEvent(
        type,
        x,
        y,
        x,
        y,
        MouseButton.PRIMARY,
        1,
        false,
        false,
        false,
        false,
        down,
        false,
        false,
        true,
        false,
        false,
        null);
  }
}
