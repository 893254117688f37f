package org.digitstudio.ui.data;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.scene.Parent;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.SharedState;
import org.digitstudio.application.data.DatasetService;
import org.digitstudio.domain.port.FileWriter;
import org.digitstudio.ui.shell.FirstFrame;
import org.digitstudio.ui.shell.Navigator;
import org.digitstudio.ui.shell.Navigator.DataRequest;
import org.digitstudio.ui.shell.Page;

/** The Data page: digits as a wall, a confusion matrix, statistics, a map and doubtful labels. */
public final class DataPage implements Page {
  /**
   * Services the page uses.
   *
   * @param doubtful the lines of the bundled list of doubtful labels; read once, in the background
   * @param writer writes exported images
   */
  public record Services(
      DatasetService datasets, Supplier<List<String>> doubtful, FileWriter writer) {}

  private final Services services;
  private final SharedState workspace;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final DataModel model = new DataModel();
  private Optional<DataView> view = Optional.empty();

  public DataPage(
      Services services, SharedState workspace, BackgroundRunner runner, Navigator navigator) {
    this.services = services;
    this.workspace = workspace;
    this.runner = runner;
    this.navigator = navigator;
    model.adopt(services.datasets().table().get());
    services.datasets().table().onChange(model::adopt);
  }

  /** Shows the wall with these filters only. */
  public void open(DataRequest request) {
    model.request(request);
    view.ifPresent(DataView::showWall);
  }

  @Override
  public Parent view() {
    if (view.isEmpty()) {
      view = Optional.of(new DataView(model, services, workspace, runner, navigator));
    }
    return view.get();
  }

  @Override
  public void shown() {
    view.ifPresent(DataView::shown);
    // Paints first: loading would compete with the first frame for the CPU.
    FirstFrame.then(services.datasets()::open);
  }
}
