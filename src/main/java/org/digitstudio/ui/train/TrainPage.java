package org.digitstudio.ui.train;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.beans.binding.Bindings;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
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
import org.digitstudio.ui.common.FileDialogs;
import org.digitstudio.ui.common.Tooltips;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Page;
import org.digitstudio.ui.shell.Shortcut;
import org.digitstudio.ui.train.model.RunViewModel.RunState;
import org.digitstudio.ui.train.model.TrainViewModel;
import org.digitstudio.ui.train.plan.PlanPane;
import org.digitstudio.ui.train.race.RacePane;
import org.digitstudio.ui.train.run.RunPane;
import org.digitstudio.ui.train.runs.RunsPane;
import org.digitstudio.ui.train.widgets.ActionButtons;
import org.digitstudio.ui.train.widgets.RunActions;
import org.kordamp.ikonli.feather.Feather;

/** The Train page: plan a run, watch it, compare runs, let two plans race. */
public final class TrainPage implements Page {
  private final TrainViewModel model;
  private final RunActions actions;
  private final FileDialogs files;
  private final StackPane root = new StackPane();
  private ToggleButton plan = new ToggleButton();
  private ToggleButton run = new ToggleButton();
  private ToggleButton runs = new ToggleButton();
  private ToggleButton race = new ToggleButton();

  /**
   * @param sources training data on offer
   * @param workspace its classifier is the current model, which a run may start from
   */
  public TrainPage(
      TrainingService service,
      RunLibrary library,
      ModelStore models,
      TrainingDataSources sources,
      SharedState workspace,
      Navigator navigator,
      BackgroundRunner runner,
      RunActions.Exports exports) {
    this(
        new TrainViewModel(service, library, models, sources, workspace, navigator, runner),
        FileDialogs.system(),
        exports);
  }

  TrainPage(TrainViewModel model, FileDialogs files, RunActions.Exports exports) {
    this.model = model;
    this.files = files;
    this.actions = new RunActions(model, files, exports);
    model
        .shown()
        .state()
        .addListener(
            (observable, before, now) -> {
              if (now == RunState.LOADING) {
                run.setSelected(true);
              }
            });
    root.getStyleClass().add("train");
    root.getStylesheets()
        .add(
            Objects.requireNonNull(TrainPage.class.getResource("/org/digitstudio/ui/train.css"))
                .toExternalForm());
    root.setOnDragOver(this::acceptModel);
    root.setOnDragDropped(this::dropModel);
    build();
  }

  /** Returns the page's shortcuts for the sheet of all shortcuts. */
  public static List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut("Shortcut+Enter", Messages.text("train.shortcut.train")),
        new Shortcut("Enter", Messages.text("train.shortcut.show")),
        new Shortcut("Delete", Messages.text("train.shortcut.delete")));
  }

  TrainViewModel model() {
    return model;
  }

  @Override
  public Parent view() {
    return root;
  }

  @Override
  public void shown() {
    model.open();
    tabs().stream().filter(ToggleButton::isSelected).forEach(ToggleButton::requestFocus);
  }

  @Override
  public void hidden() {
    model.runs().purge();
  }

  @Override
  public void languageChanged() {
    int selected = tabs().stream().map(ToggleButton::isSelected).toList().indexOf(true);
    build();
    tabs().get(selected).setSelected(true);
  }

  private List<ToggleButton> tabs() {
    return List.of(plan, run, runs, race);
  }

  @Override
  public boolean mayClose() {
    boolean closes = actions.mayClose(root);
    if (closes) {
      model.runs().purge();
    }
    return closes;
  }

  private void build() {
    plan = tab("train-tab-plan", "train.tab.plan", "left-pill");
    run = tab("train-tab-run", "train.tab.run", "center-pill");
    runs = tab("train-tab-runs", "train.tab.runs", "center-pill");
    race = tab("train-tab-race", "train.tab.race", "right-pill");
    ToggleGroup group = new ToggleGroup();
    group.getToggles().setAll(tabs());
    plan.setSelected(true);
    runs.textProperty()
        .bind(
            Bindings.createStringBinding(
                () -> Messages.text("train.tab.runs.count", model.runs().all().size()),
                model.runs().all()));
    Consumer<RunRecord> show =
        chosen -> {
          model.show(chosen);
          run.setSelected(true);
        };
    StackPane pages =
        new StackPane(
            showWith(new PlanPane(model, files), plan),
            showWith(new RunPane(model, actions, () -> plan.setSelected(true)), run),
            showWith(new RunsPane(model, actions, show), runs),
            showWith(new RacePane(model.race(), show), race));
    VBox.setVgrow(pages, Priority.ALWAYS);
    root.getChildren().setAll(new VBox(head(), pages));
  }

  private Node head() {
    for (ToggleButton each : tabs()) {
      // One of them is always selected.
      each.setOnAction(event -> each.setSelected(true));
    }
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    Button open =
        ActionButtons.button(
            "train-open-model", "train.model.open", Feather.FOLDER, () -> actions.openModel(root));
    open.getStyleClass().add("flat");
    HBox head = new HBox(plan, run, runs, race, gap, open);
    head.getStyleClass().add("train-tabs");
    return head;
  }

  private static ToggleButton tab(String id, String key, String style) {
    ToggleButton button = new ToggleButton(Messages.text(key));
    button.setId(id);
    button.getStyleClass().add(style);
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(button, Messages.text(key + ".help"));
    button.setAccessibleText(Messages.text(key));
    return button;
  }

  private static Node showWith(Node page, ToggleButton tab) {
    page.visibleProperty().bind(tab.selectedProperty());
    page.managedProperty().bind(tab.selectedProperty());
    return page;
  }

  private void acceptModel(DragEvent event) {
    if (modelFile(event).isPresent()) {
      event.acceptTransferModes(TransferMode.COPY);
      event.consume();
    }
  }

  private void dropModel(DragEvent event) {
    Optional<Path> file = modelFile(event);
    file.ifPresent(model.models()::open);
    event.setDropCompleted(file.isPresent());
    event.consume();
  }

  private static Optional<Path> modelFile(DragEvent event) {
    return event.getDragboard().getFiles().stream()
        .map(File::toPath)
        .filter(FileKind.MODEL::is)
        .findFirst();
  }
}
