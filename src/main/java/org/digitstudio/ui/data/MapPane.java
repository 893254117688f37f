package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.TextAlignment;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.BackgroundTask;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.data.EmbeddingService;
import org.digitstudio.application.data.EmbeddingService.Frame;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.insight.RowSet;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Labels;
import org.digitstudio.ui.common.Tooltips;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The map with its progress, legend and tools. */
final class MapPane extends VBox {
  private final DataModel model;
  private final SharedState workspace;
  private final BooleanSupplier isLoaded;
  private final BackgroundRunner runner;
  private final EmbeddingService embedding;
  private final FlowPane key = new FlowPane(16, 4);
  private final MapView map = new MapView();
  private final ProgressBar bar = new ProgressBar();
  private final Label status = new Label();
  private final Label notice = Labels.muted("");
  private final Button renew;
  private int[] wanted = new int[0];
  private List<DigitDataset> mapped = List.of();
  private @Nullable BackgroundTask job;
  private @Nullable Frame frame;
  private @Nullable DigitClassifier of;

  /**
   * The data to map.
   *
   * @param isLoaded tells whether all bundled sets are loaded
   */
  record Sources(SharedState workspace, BooleanSupplier isLoaded) {}

  /**
   * @param onLasso called after the lasso changed the filter
   */
  MapPane(
      DataModel model,
      Sources sources,
      BackgroundRunner runner,
      IntConsumer onRow,
      Runnable onLasso) {
    this.model = model;
    workspace = sources.workspace;
    isLoaded = sources.isLoaded;
    this.runner = runner;
    embedding = new EmbeddingService(runner);
    getStyleClass().addAll("map-page");
    map.setId("digitMap");
    map.onRow(onRow);
    map.onLasso(rows -> chosen(rows, onLasso));
    ToggleButton lasso = new ToggleButton(Messages.text("data.map.lasso"));
    lasso.setId("lassoMode");
    lasso.setOnAction(event -> map.setLassoMode(lasso.isSelected()));
    Tooltips.install(lasso, Messages.text("data.map.lasso.tip"));
    renew = Buttons.text(Messages.text("data.map.renew"), this::layOut);
    renew.setId("renewMap");
    Tooltips.install(renew, Messages.text("data.map.renew.tip"));
    Button whole =
        Buttons.icon(Feather.MAXIMIZE, Messages.text("data.map.whole"), () -> map.zoomBy(0, 0, 0));
    status.getStyleClass().add("muted");
    status.setWrapText(true);
    status.setMinHeight(USE_PREF_SIZE);
    notice.setId("mapNotice");
    notice.setTextAlignment(TextAlignment.CENTER);
    notice.visibleProperty().bind(notice.textProperty().isNotEmpty());
    map.visibleProperty().bind(notice.visibleProperty().not());
    StackPane stack = new StackPane(map, notice);
    stack.setMinSize(0, 0);
    bar.setPrefWidth(96);
    bar.setAccessibleText(Messages.text("data.map.progress"));
    lasso.setMinWidth(USE_PREF_SIZE);
    renew.setMinWidth(USE_PREF_SIZE);
    whole.setMinWidth(USE_PREF_SIZE);
    nameKey();
    HBox tools = new HBox(8, lasso, renew, whole, bar);
    tools.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(stack, Priority.ALWAYS);
    key.visibleProperty().bind(map.visibleProperty());
    getChildren().addAll(tools, stack, status, key);
    workspace.drawing().onChange(image -> runner.later(() -> showOwn(image)));
    model.result().addListener((property, before, now) -> followFilter());
  }

  /** Hides at once what the filters leave out; laying out anew is left to the user. */
  private void followFilter() {
    map.showOnly(model.result().get().rows());
    offerRenewal();
  }

  private void nameKey() {
    key.getChildren().clear();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      Circle dot = new Circle(5);
      dot.getStyleClass().addAll("map-dot", "map-dot-" + digit);
      Label label = new Label(model.classNames().of(digit), dot);
      key.getChildren().add(label);
    }
  }

  /** Called when the map becomes visible: lays out the matching digits unless they are shown. */
  void shown() {
    Optional<DigitClassifier> classifier = workspace.classifier().get();
    if (classifier.isEmpty()) {
      showNotice(Messages.text("data.map.nomodel"));
    } else if (!isLoaded.getAsBoolean()) {
      showNotice(Messages.text("data.map.loading"));
    } else if (frame == null && job == null || of != classifier.get() || hasMoved()) {
      layOut();
    }
  }

  /** Tells whether sets were closed or reordered, so that the rows of the map are stale. */
  private boolean hasMoved() {
    List<DigitDataset> now = model.table().get().sets();
    return mapped.size() > now.size() || !mapped.equals(now.subList(0, mapped.size()));
  }

  private void layOut() {
    if (job != null) {
      job.cancel();
      job = null;
    }
    Optional<DigitClassifier> classifier = workspace.classifier().get();
    wanted = choice();
    if (classifier.isEmpty() || wanted.length == 0) {
      showNotice(Messages.text(classifier.isEmpty() ? "data.map.nomodel" : "data.map.empty"));
      return;
    }
    notice.setText("");
    of = classifier.get();
    mapped = model.table().get().sets();
    frame = null;
    map.load(model.table().get(), wanted, model.classNames());
    nameKey();
    bar.setVisible(true);
    bar.setProgress(0);
    renew.setDisable(true);
    status.setText(Messages.text("data.map.reading", wanted.length));
    BackgroundTask started =
        embedding.start(
            model.table().get().pick("map", wanted),
            classifier.get(),
            this::show,
            cause -> failed());
    started.onProgress(part -> runner.later(() -> bar.setProgress(part)));
    job = frame != null && ended(frame) ? null : started;
  }

  boolean isDone() {
    return frame != null && ended(frame);
  }

  private static boolean ended(Frame frame) {
    return frame.progress() >= 1;
  }

  /** Returns the matching rows, evenly thinned to as many as a map takes. */
  private int[] choice() {
    int[] rows = model.result().get().rows();
    int count = rows.length;
    int kept = Math.min(count, EmbeddingService.MAX_IMAGES);
    return IntStream.range(0, kept).map(i -> rows[(int) ((long) i * count / kept)]).toArray();
  }

  private void show(Frame next) {
    frame = next;
    map.setLayout(next.layout());
    map.showOnly(model.result().get().rows());
    boolean done = ended(next);
    bar.setVisible(!done);
    bar.setProgress(next.progress());
    status.setText(Messages.text(done ? "data.map.done" : "data.map.forming", wanted.length));
    if (done) {
      job = null;
      offerRenewal();
    }
    showOwn(workspace.drawing().get());
  }

  private void failed() {
    job = null;
    showNotice(Messages.text("data.map.failed"));
    renew.setDisable(false);
  }

  /** Shows a notice in place of the map. */
  private void showNotice(String text) {
    bar.setVisible(false);
    status.setText("");
    notice.setText(text);
  }

  private void offerRenewal() {
    renew.setDisable(job != null || Arrays.equals(wanted, choice()));
  }

  private void showOwn(DigitImage image) {
    Frame now = frame;
    DigitClassifier classifier = of;
    if (now == null || classifier == null) {
      return;
    }
    if (image.isEmpty()) {
      map.showOwn(Optional.empty(), new float[2]);
      return;
    }
    runner.start(
        own -> now.project(classifier.features(image)),
        position -> map.showOwn(Optional.of(image), position),
        cause -> map.showOwn(Optional.empty(), new float[2]));
  }

  private void chosen(int[] rows, Runnable after) {
    model.filter().set(model.filter().get().withChosen(Optional.of(RowSet.of(rows))));
    after.run();
  }
}
