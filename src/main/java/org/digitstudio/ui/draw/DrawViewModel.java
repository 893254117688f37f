package org.digitstudio.ui.draw;

import java.nio.file.Path;
import java.util.Optional;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.reading.LatestOnlyWorker;
import org.digitstudio.application.reading.Reading;
import org.digitstudio.application.reading.RecognitionService;
import org.digitstudio.application.text.FailureText;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.PictureReader;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.ui.draw.Drawing.DrawnStroke;

/** What is on the paper or in the picture, how it is read and what was read. */
final class DrawViewModel {
  /** What is to be read: the drawing, or the picture that lies on the paper. */
  record Question(
      Drawing page,
      boolean penDown,
      Optional<GreyPicture> picture,
      Box area,
      DigitClassifier classifier,
      PreparationOptions options) {}

  private final RecognitionService recognition;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final LatestOnlyWorker<Question, Reading> reader;
  private final DrawingHistory history = new DrawingHistory();

  private final ReadOnlyObjectWrapper<Drawing> page = new ReadOnlyObjectWrapper<>(Drawing.BLANK);
  private final ReadOnlyObjectWrapper<Optional<GreyPicture>> picture =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Reading> reading = new ReadOnlyObjectWrapper<>(Reading.EMPTY);
  private final ReadOnlyObjectWrapper<String> problem = new ReadOnlyObjectWrapper<>("");
  private final ReadOnlyBooleanWrapper canUndo = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper canRedo = new ReadOnlyBooleanWrapper();
  private final ObjectProperty<PreparationOptions> options =
      new SimpleObjectProperty<>(PreparationOptions.ALL);
  private final BooleanProperty erasing = new SimpleBooleanProperty();
  private final DoubleProperty penWidth = new SimpleDoubleProperty();
  private Drawing underway = Drawing.BLANK;
  private boolean penDown;
  private Box area = new Box(0, 0, 1, 1);

  DrawViewModel(
      RecognitionService recognition,
      SharedState workspace,
      BackgroundRunner runner,
      double penWidth) {
    this.recognition = recognition;
    this.workspace = workspace;
    this.runner = runner;
    this.penWidth.set(penWidth);
    reader =
        new LatestOnlyWorker<>(
            runner, this::answer, this::show, failure -> problem.set(FailureText.of(failure)));
    workspace.classifier().onChange(classifier -> read());
    options.addListener((property, before, now) -> read());
  }

  private Reading answer(Question question) {
    return question.picture.isPresent()
        ? recognition.read(question.picture.get(), question.classifier, question.options)
        : recognition.read(
            question.page.ink(),
            question.penDown,
            question.area,
            question.classifier,
            question.options);
  }

  private void show(Reading answer) {
    problem.set("");
    reading.set(answer);
    workspace
        .drawing()
        .set(answer.isEmpty() ? DigitImage.empty() : answer.digits().getFirst().image());
  }

  /** Asks for a reading of what is there now; the answer comes when it comes. */
  private void read() {
    if (underway.isBlank() && picture.get().isEmpty()) {
      reader.forget();
      show(Reading.EMPTY);
      return;
    }
    workspace
        .classifier()
        .get()
        .ifPresent(
            classifier ->
                reader.ask(
                    new Question(
                        underway, penDown, picture.get(), area, classifier, options.get())));
  }

  /** The pen is down and has drawn this far. */
  void drawing(DrawnStroke soFar) {
    leavePicture();
    underway = history.now().plus(soFar);
    penDown = true;
    read();
  }

  void drawn(DrawnStroke stroke) {
    leavePicture();
    advance(history.now().plus(stroke));
  }

  /** The eraser passes; what it takes becomes one step of the history when it lifts. */
  void erased(double x, double y) {
    underway = Eraser.rub(underway, x, y, penWidth.get() / 2);
    penDown = false;
    page.set(underway);
    read();
  }

  void erasingEnded() {
    advance(underway);
  }

  void clear() {
    leavePicture();
    advance(Drawing.BLANK);
  }

  void undo() {
    history.undo();
    refresh();
  }

  void redo() {
    history.redo();
    refresh();
  }

  /** Puts ink from elsewhere on the paper. */
  void load(Ink ink) {
    leavePicture();
    advance(Drawing.of(ink, area.width(), area.height(), penWidth.get()));
  }

  /** Lays a picture on the paper; drawing or clearing takes it away. */
  void load(GreyPicture newPicture) {
    history.advance(Drawing.BLANK);
    picture.set(Optional.of(newPicture));
    refresh();
  }

  /** Reads a picture file in the background. */
  void open(Path file) {
    runner.start(
        job -> PictureReader.read(file),
        this::load,
        failure -> problem.set(FailureText.of(failure)));
  }

  /** The paper has this size now, in canvas pixels. */
  void resize(double width, double height) {
    area = new Box(0, 0, (float) width, (float) height);
  }

  /** The paper, in canvas pixels; 1 x 1 until it has been seen. */
  Box area() {
    return area;
  }

  private void leavePicture() {
    picture.set(Optional.empty());
  }

  private void advance(Drawing next) {
    history.advance(next);
    refresh();
  }

  private void refresh() {
    underway = history.now();
    penDown = false;
    page.set(underway);
    canUndo.set(history.canUndo());
    canRedo.set(history.canRedo());
    read();
  }

  ReadOnlyObjectProperty<Drawing> page() {
    return page.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Optional<GreyPicture>> picture() {
    return picture.getReadOnlyProperty();
  }

  ReadOnlyObjectProperty<Reading> reading() {
    return reading.getReadOnlyProperty();
  }

  /** A sentence about the last thing that failed, or nothing. */
  ReadOnlyObjectProperty<String> problem() {
    return problem.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canUndo() {
    return canUndo.getReadOnlyProperty();
  }

  ReadOnlyBooleanProperty canRedo() {
    return canRedo.getReadOnlyProperty();
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
