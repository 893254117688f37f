package org.digitstudio.ui.draw;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.IntegerProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Drawing;
import org.digitstudio.domain.digit.Drawing.DrawnStroke;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.ui.draw.SheetHistory.Effect;

/** The state of the Draw page: its sheet and the reading of it; on the JavaFX thread. */
final class DrawViewModel {
  /** Reads of a sample before the user's first stroke, so that this one is read as fast as any. */
  private static final int WARM_UP_READS = 40;

  /** A sheet to be read and the way to read it. */
  private record Question(
      Sheet sheet, boolean penDown, DigitClassifier classifier, PreparationOptions options) {}

  private final RecognitionService recognition;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Consumer<Throwable> failed;
  private final LatestOnlyWorker<Question, Reading> reader;
  private final SheetHistory history = new SheetHistory();

  private final ReadOnlyObjectWrapper<Sheet> sheet = new ReadOnlyObjectWrapper<>(Sheet.BLANK);
  private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(Reading.EMPTY);
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper penDown = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<PreparationOptions> options =
      new SimpleObjectProperty<>(PreparationOptions.ALL);
  private final BooleanProperty erasing = new SimpleBooleanProperty();
  private final DoubleProperty penWidth = new SimpleDoubleProperty();
  private final IntegerProperty shownIndex = new SimpleIntegerProperty();

  /** The sheet with the stroke that is being drawn or erased. */
  private Sheet current = Sheet.BLANK;

  /**
   * Makes the model of a blank page.
   *
   * @param failed called with what could not be read
   */
  DrawViewModel(
      RecognitionService recognition,
      SharedState workspace,
      BackgroundRunner runner,
      double penWidth,
      Consumer<Throwable> failed) {
    this.recognition = recognition;
    this.workspace = workspace;
    this.runner = runner;
    this.failed = failed;
    this.penWidth.set(penWidth);
    reader = new LatestOnlyWorker<>(runner, this::answer, this::show, failed);
    workspace.classifier().onChange(classifier -> classifier.ifPresent(this::use));
    workspace.classifier().get().ifPresent(this::warmUp);
    options.addListener((property, before, now) -> read());
    shownIndex.addListener((property, before, now) -> passOn());
  }

  private void use(DigitClassifier classifier) {
    warmUp(classifier);
    read();
  }

  private void warmUp(DigitClassifier classifier) {
    Ink sample = SampleInks.ghost();
    runner.start(
        job -> {
          for (int i = 0; i < WARM_UP_READS; i++) {
            job.checkCancelled();
            // A service of its own: the page's remembers what it has read.
            recognition.fresh().read(sample, classifier, PreparationOptions.ALL);
          }
          return true;
        },
        done -> {},
        failure -> {});
  }

  private Reading answer(Question question) {
    Optional<GreyPicture> picture = question.sheet.picture();
    return picture.isPresent()
        ? recognition.read(picture.get(), question.classifier, question.options)
        : recognition.read(
            question.sheet.drawing().ink(),
            question.penDown,
            PageSize.BOX,
            question.classifier,
            question.options);
  }

  private void show(Reading answer) {
    if (shownIndex.get() >= answer.digits().size()) {
      shownIndex.set(0);
    }
    reading.set(answer);
    passOn();
  }

  /** Passes the digit that is shown in detail on to the other pages. */
  private void passOn() {
    workspace.drawing().set(shownDigit().map(ReadDigit::image).orElseGet(DigitImage::empty));
  }

  /** Asks for a reading of what is there now; it is shown when it comes. */
  private void read() {
    if (current.isBlank()) {
      reader.forget();
      show(Reading.EMPTY);
      return;
    }
    workspace
        .classifier()
        .get()
        .ifPresent(
            classifier ->
                reader.ask(new Question(current, penDown.get(), classifier, options.get())));
  }

  /** The pen is down and has drawn this far. */
  void drawing(DrawnStroke soFar) {
    current = Sheet.of(history.now().drawing().plus(soFar));
    penDown.set(true);
    read();
  }

  /** The pen was lifted. */
  void drawn(DrawnStroke stroke) {
    advance(Sheet.of(history.now().drawing().plus(stroke)));
  }

  /** The eraser moved; all it removes until it is lifted is one step of the history. */
  void erased(InkPoint from, InkPoint to) {
    current =
        new Sheet(Eraser.erase(current.drawing(), from, to, penWidth.get() / 2), current.picture());
    sheet.set(current);
    read();
  }

  /** The eraser was lifted. */
  void erasingEnded() {
    advance(current);
  }

  void clear() {
    advance(Sheet.BLANK);
  }

  /** Clears the page by a step that has an effect elsewhere. */
  void clear(Effect effect) {
    history.advance(Sheet.BLANK, effect);
    refresh();
  }

  /** Undoes the step with this effect if it is the newest; returns whether it was. */
  boolean undoStep(Effect effect) {
    boolean newest = history.endsWith(effect);
    if (newest) {
      undo();
    }
    return newest;
  }

  void undo() {
    history.undo();
    refresh();
  }

  void redo() {
    history.redo();
    refresh();
  }

  /** Puts the drawing of the last session on a page that nobody has touched yet. */
  void restore(Drawing drawing) {
    if (!canUndo.get() && !penDown.get()) {
      history.begin(Sheet.of(drawing));
      refresh();
    }
  }

  /** Puts ink from elsewhere into the middle of the page. */
  void load(Ink ink) {
    advance(Sheet.of(PageSize.centred(ink, penWidth.get())));
  }

  /** Puts a picture on the page; drawing or clearing removes it, undo brings it back. */
  void load(GreyPicture picture) {
    advance(Sheet.of(picture));
  }

  /** Reads a picture file in the background. */
  void open(Path file) {
    runner.start(job -> PictureReader.read(file), this::load, failed);
  }

  private void advance(Sheet next) {
    history.advance(next);
    refresh();
  }

  private void refresh() {
    current = history.now();
    penDown.set(false);
    sheet.set(current);
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
    read();
  }

  /** The sheet, without a stroke that is still being drawn. */
  ReadOnlyObjectProperty<Sheet> sheet() {
    return sheet.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Reading> reading() {
    return reading.getReadOnlyProperty();
  }

  /** The index of the digit of a number that is shown in detail. */
  IntegerProperty shownIndex() {
    return shownIndex;
  }

  /** The digit that is shown in detail; empty where nothing was read. */
  Optional<ReadDigit> shownDigit() {
    return reading.get().digits().stream().skip(shownIndex.get()).findFirst();
  }

  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
  }

  /** Returns whether a stroke is being drawn. */
  ReadOnlyBooleanProperty penDown() {
    return penDown.getReadOnlyProperty();
  }

  ObjectProperty<PreparationOptions> options() {
    return options;
  }

  BooleanProperty erasing() {
    return erasing;
  }

  DoubleProperty penWidth() {
    return penWidth;
  }
}
