package org.digitstudio.ui.train;

import atlantafx.base.theme.Styles;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.text.Messages;
import org.digitstudio.application.training.RunLibrary;
import org.digitstudio.application.training.TrainingDataSources;
import org.digitstudio.application.training.TrainingService;
import org.digitstudio.domain.FileKind;
import org.digitstudio.domain.port.ModelStore;
import org.digitstudio.domain.training.RunRecord;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Page;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.feather.Feather;

/** The Train page: put a plan together, watch it learn, compare what it came to. */
public final class TrainPage implements Page {
  private final TrainViewModel model;
  private final RunActions actions;
  private @Nullable BorderPane view;

  /**
   * @param sources what training can learn from
   * @param workspace its model is what a run may begin with
   */
  public TrainPage(
      TrainingService service,
      RunLibrary library,
      ModelStore models,
      TrainingDataSources sources,
      SharedState workspace,
      Navigator navigator,
      BackgroundRunner runner) {
    this(
        new TrainViewModel(service, library, models, sources, workspace, navigator, runner),
        FileDialogs.system());
  }

  TrainPage(TrainViewModel model, FileDialogs files) {
    this.model = model;
    this.actions = new RunActions(model, files);
  }

  TrainViewModel model() {
    return model;
  }

  @Override
  public Parent view() {
    if (view == null) {
      view = build();
    }
    return view;
  }

  @Override
  public void shown() {
    model.open();
  }

  @Override
  public boolean mayClose() {
    return view == null || actions.mayClose(view);
  }

  private BorderPane build() {
    ToggleButton one = tab("train-tab-run", "train.tab.run");
    ToggleButton all = tab("train-tab-runs", "train.tab.runs");
    ToggleGroup group = new ToggleGroup();
    group.getToggles().addAll(one, all);
    one.setSelected(true);
    one.getStyleClass().add(Styles.LEFT_PILL);
    all.getStyleClass().add(Styles.RIGHT_PILL);
    all.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("train.tab.runs.count", model.runs().size()),
                model.runs().all()));
    RunPane run = new RunPane(model, actions);
    RunsPane runs =
        new RunsPane(
            model,
            actions,
            chosen -> {
              model.show(chosen);
              one.setSelected(true);
            });
    for (ToggleButton each : List.of(one, all)) {
      // One of the two is always on.
      each.setOnAction(event -> each.setSelected(true));
    }
    showWith(run, one);
    showWith(runs, all);
    StackPane pages = new StackPane(run, runs);
    VBox.setVgrow(pages, Priority.ALWAYS);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button open =
        RunControls.button(
            "train-open-model",
            "train.model.open",
            Feather.FOLDER,
            "",
            () -> actions.openModel(pages));
    open.getStyleClass().add(Styles.FLAT);
    open.setMinWidth(Region.USE_PREF_SIZE);
    HBox tabs = new HBox(one, all, gap, open);
    tabs.getStyleClass().add("train-tabs");
    VBox right = new VBox(tabs, pages);
    BorderPane root = new BorderPane(right);
    root.setLeft(new RecipePanel(model, new RunControls(model)));
    root.getStyleClass().add("train");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(TrainPage.class.getResource("/org/digitstudio/ui/train.css"))
                .toExternalForm());
    model
        .shown()
        .state()
        .addListener(
            (observable, before, now) -> {
              if (now == RunViewModel.RunState.LOADING) {
                one.setSelected(true);
              }
            });
    root.setOnDragOver(this::acceptModel);
    root.setOnDragDropped(this::dropModel);
    return root;
  }

  private static ToggleButton tab(String id, String key) {
    ToggleButton button = new ToggleButton(Messages.text(key));
    button.setId(id);
    button.setTooltip(new Tooltip(Messages.text(key + ".help")));
    return button;
  }

  private static void showWith(Node page, ToggleButton tab) {
    page.visibleProperty().bind(tab.selectedProperty());
    page.managedProperty().bind(tab.selectedProperty());
  }

  private void acceptModel(DragEvent event) {
    if (modelFile(event).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropModel(DragEvent event) {
    Optional<Path> file = modelFile(event);
    file.ifPresent(model::importModel);
    event.setDropCompleted(file.isPresent());
    event.consume();
  }

  private static Optional<Path> modelFile(DragEvent event) {
    return event.getDragboard().getFiles().stream()
        .map(File::toPath)
        .filter(FileKind.MODEL::is)
        .findFirst();
  }

  /** The run in full view, for tests. */
  Optional<RunRecord> shownRun() {
    return model.shown().run().get();
  }
}
