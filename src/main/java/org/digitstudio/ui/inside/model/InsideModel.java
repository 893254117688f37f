package org.digitstudio.ui.inside.model;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ui.inside.widgets.Cell;

/**
 * What the Inside place looks at and what it has found: the picture, the network, and what the user
 * picked out. On the JavaFX thread; the arithmetic runs elsewhere and the newest picture wins.
 */
public final class InsideModel {
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Consumer<Throwable> failed;
  private final LatestOnlyWorker<Request, Snapshot> reading;
  private final ReadOnlyObjectWrapper<Optional<Snapshot>> snapshot =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObjectProperty<Optional<DigitImage>> sample =
      new SimpleObjectProperty<>(Optional.empty());
  private final ObjectProperty<Cell> pixel = new SimpleObjectProperty<>(new Cell(13, 13));
  private final IntegerProperty block = new SimpleIntegerProperty();
  private final IntegerProperty map = new SimpleIntegerProperty(-1);
  private final IntegerProperty zoom = new SimpleIntegerProperty(8);
  private final ObjectProperty<OptionalInt> digit = new SimpleObjectProperty<>(OptionalInt.empty());
  private Optional<DigitClassifier> made = Optional.empty();
  private Optional<Snapshot.Loaded> loaded = Optional.empty();
  private final ReadOnlyBooleanWrapper network = new ReadOnlyBooleanWrapper();
  private boolean watching;

  private record Request(DigitClassifier classifier, DigitImage image) {}

  /**
   * @param failed hears what went wrong when a picture could not be followed through the network
   */
  public InsideModel(SharedState workspace, BackgroundRunner runner, Consumer<Throwable> failed) {
    this.workspace = workspace;
    this.runner = runner;
    this.failed = failed;
    this.reading = new LatestOnlyWorker<>(runner, this::run, this::found, failed);
    workspace.drawing().onChange(image -> runner.later(this::refresh));
    workspace.classifier().onChange(classifier -> runner.later(this::refresh));
    sample.addListener((property, before, now) -> refresh());
  }

  /** What is known of the newest picture; empty while there is no network or nothing drawn. */
  public ReadOnlyObjectProperty<Optional<Snapshot>> snapshot() {
    return snapshot.getReadOnlyProperty();
  }

  /** Shows a stage that is in view the newest picture again. */
  public void show(Station stage) {
    if (stage.view().getScene() != null) {
      snapshot.get().ifPresent(stage::show);
    }
  }

  /** A picture from Data or the test set; while empty the drawing is followed. */
  public ObjectProperty<Optional<DigitImage>> sample() {
    return sample;
  }

  /** The pixel the user points at. */
  public ObjectProperty<Cell> pixel() {
    return pixel;
  }

  /** Which of the network's convolutions is looked at. */
  public IntegerProperty block() {
    return block;
  }

  /** Which map is looked at; -1 stands for the one that answers most. */
  public IntegerProperty map() {
    return map;
  }

  /** The size of a cell in the large maps, as the window's size allows. */
  public IntegerProperty zoom() {
    return zoom;
  }

  /** The digit the user asks about; empty follows the network's answer. */
  public ObjectProperty<OptionalInt> digit() {
    return digit;
  }

  public int digit(Snapshot now) {
    return digit.get().orElse(now.trace().prediction());
  }

  public BackgroundRunner runner() {
    return runner;
  }

  /** Hears what went wrong while something was worked out. */
  public Consumer<Throwable> failed() {
    return failed;
  }

  /** Whether there is a network to look into. */
  public ReadOnlyBooleanProperty network() {
    return network.getReadOnlyProperty();
  }

  /** Starts or stops following; nothing is computed for a place nobody sees. */
  public void watch(boolean seen) {
    watching = seen;
    refresh();
  }

  private DigitImage picture() {
    return sample.get().orElseGet(workspace.drawing()::get);
  }

  private void refresh() {
    if (!watching) {
      return;
    }
    DigitImage image = picture();
    Optional<DigitClassifier> classifier = workspace.classifier().get();
    network.set(classifier.isPresent());
    if (classifier.isEmpty() || image.isEmpty()) {
      snapshot.set(Optional.empty());
      return;
    }
    reading.ask(new Request(classifier.get(), image));
  }

  /** On a worker's thread, one at a time. */
  private Snapshot run(Request request) {
    if (loaded.isEmpty() || made.orElse(null) != request.classifier) {
      loaded = Optional.of(Snapshot.Loaded.of(request.classifier.model()));
      made = Optional.of(request.classifier);
    }
    return loaded.get().run(request.image.pixels());
  }

  private void found(Snapshot now) {
    boolean stale = picture().isEmpty() || workspace.classifier().get().isEmpty();
    snapshot.set(stale ? Optional.empty() : Optional.of(now));
  }
}
