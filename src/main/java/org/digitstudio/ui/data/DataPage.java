package org.digitstudio.ui.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import javafx.scene.layout.StackPane;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.port.DatasetWriter;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.domain.port.PredictionsWriter;
import org.digitstudio.ui.shell.FirstFrame;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Navigator.DataRequest;
import org.digitstudio.ui.shell.Page;
import org.digitstudio.ui.shell.Shortcut;

/** The Data page: digits as a wall, a confusion matrix, statistics, a map and doubtful labels. */
public final class DataPage implements Page {
  /**
   * Services the page uses.
   *
   * @param doubtful the lines of the bundled list of doubtful labels; read once, in the background
   * @param writer writes exported images
   * @param sets writes exported selections
   * @param predictions writes tables of predictions
   */
  public record Services(
      DatasetService datasets,
      Supplier<List<String>> doubtful,
      FileWriter writer,
      DatasetWriter sets,
      PredictionsWriter predictions) {}

  private final Services services;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final StackPane root = new StackPane();
  private DataModel model = new DataModel();
  private Optional<DataView> view = Optional.empty();

  public DataPage(
      Services services, SharedState workspace, BackgroundRunner runner, Navigator navigator) {
    this.services = services;
    this.workspace = workspace;
    this.runner = runner;
    this.navigator = navigator;
    model.adopt(services.datasets().table().get());
    services.datasets().table().onChange(table -> model.adopt(table));
  }

  /** Returns the page's shortcuts for the sheet of all shortcuts. */
  public static List<Shortcut> shortcuts() {
    return List.of(
        new Shortcut(DataView.MISTAKES.getName(), Messages.text("data.shortcut.mistakes")),
        new Shortcut("Enter", Messages.text("data.shortcut.open")),
        new Shortcut("Esc", Messages.text("data.shortcut.close")));
  }

  /** Shows the wall with these filters only. */
  public void open(DataRequest request) {
    request.other().ifPresent(services.datasets()::add);
    model.request(request);
    view.ifPresent(DataView::showWall);
  }

  @Override
  public Parent view() {
    if (view.isEmpty()) {
      build();
    }
    return root;
  }

  private DataView build() {
    DataView built = new DataView(model, services, workspace, runner, navigator);
    view = Optional.of(built);
    root.getChildren().setAll(built);
    return built;
  }

  /** The old view keeps its old model, which nothing changes any more. */
  @Override
  public void languageChanged() {
    if (view.isPresent()) {
      DataView before = view.get();
      model = model.copy();
      build().openAs(before);
    }
  }

  @Override
  public void shown() {
    view.ifPresent(DataView::shown);
    // Paints first: loading would compete with the first frame for the CPU.
    FirstFrame.then(services.datasets()::open);
  }
}
