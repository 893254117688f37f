package org.digitstudio.ui.data;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.input.DragEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.Workspace;
import org.digitstudio.domain.DigitImage;
import org.digitstudio.insight.ConfusionMatrix;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.insight.DigitFilter.Verdict;
import org.digitstudio.insight.DigitStatistics;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.insight.DoubtfulLabels;
import org.digitstudio.insight.FilterResult;
import org.digitstudio.ui.data.DataToolbar.Page;
import org.digitstudio.ui.shell.Navigator;

/** Filters at the left, pages in the middle, the chosen picture at the right. */
final class DataView extends BorderPane {
  private final DataModel model;
  private final DataPlace.Services services;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final WallPage wallPage;
  private final ConfusionView confusion = new ConfusionView(this::showCell);
  private final OverviewView overview = new OverviewView(this::choose);
  private final DoubtfulView doubtful = new DoubtfulView(this::choose);
  private final MapPage map;
  private final SamplePane sample;
  private final SetFiles sets;
  private final DataToolbar toolbar;
  private final StackPane pages = new StackPane();
  private final Map<Page, Node> nodes = new EnumMap<>(Page.class);
  private List<DoubtfulLabels.Entry> doubts = List.of();
  private boolean doubtsRead;
  private Page page = Page.WALL;
  private int overviewAsked;

  DataView(
      DataModel model,
      DataPlace.Services services,
      Workspace workspace,
      BackgroundRunner runner,
      Navigator navigator) {
    this.model = model;
    this.services = services;
    this.runner = runner;
    this.navigator = navigator;
    getStyleClass().add("data-view");
    getStylesheets()
        .add(
            Objects.requireNonNull(DataView.class.getResource("/org/digitstudio/ui/data.css"))
                .toExternalForm());
    TurnOffer offer = new TurnOffer(services.datasets());
    sets = new SetFiles(services.datasets(), model, navigator, offer::ask);
    FilterPane filters =
        new FilterPane(
            model,
            () -> sets.choose(getScene().getWindow()),
            services.datasets()::isOpened,
            sets::menu);
    sample = new SamplePane(model, new Actions());
    wallPage = new WallPage(model, filters::reset, sample::requestFocus);
    map =
        new MapPage(
            model,
            new MapPage.Sources(workspace, services.datasets()::isLoaded),
            runner,
            this::choose,
            this::showWall);
    nodes.put(Page.WALL, wallPage);
    nodes.put(Page.MATRIX, confusion);
    nodes.put(Page.OVERVIEW, overview);
    nodes.put(Page.MAP, map);
    nodes.put(Page.DOUBTFUL, doubtful);
    pages.getStyleClass().add("data-pages");
    pages.setMinSize(0, 0);
    pages.getChildren().addAll(nodes.values());
    toolbar = new DataToolbar(model, wallPage.wall(), this::show);
    BorderPane centre = new BorderPane(pages);
    centre.setTop(new VBox(toolbar, offer));
    centre.setBottom(foot());
    centre.setMinWidth(0);
    setLeft(filters);
    setCenter(centre);
    toolbar.select(Page.WALL);
    model.selected().addListener((property, before, now) -> showSample());
    model.table().addListener((property, before, now) -> showSample());
    model.result().addListener((property, before, now) -> refresh());
    addEventHandler(DragEvent.DRAG_OVER, sets::dragged);
    addEventHandler(DragEvent.DRAG_DROPPED, sets::dropped);
    model.adopt(services.datasets().table().get());
  }

  private HBox foot() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    ReadingBar reading = new ReadingBar(services.datasets());
    reading.setMinWidth(Region.USE_PREF_SIZE);
    HBox foot = new HBox(8, wallPage.status(), gap, reading);
    foot.getStyleClass().add("data-foot");
    foot.managedProperty().bind(wallPage.status().visibleProperty().or(reading.visibleProperty()));
    foot.visibleProperty().bind(foot.managedProperty());
    return foot;
  }

  /** The place came into sight. */
  void shown() {
    refresh();
    if (!isFocusWithin()) {
      focusPage();
    }
  }

  /** Opens the pair of IDX files among these; says so where there is none. */
  void openFiles(List<Path> files) {
    sets.open(files);
  }

  /** Whether the map has settled. */
  boolean mapIsDone() {
    return map.isDone();
  }

  void showWall() {
    toolbar.select(Page.WALL);
  }

  private void show(Page next) {
    page = next;
    nodes.forEach((each, node) -> node.setVisible(each == next));
    toolbar.showTools(next == Page.WALL);
    wallPage.status().setVisible(next == Page.WALL);
    showSample();
    refresh();
  }

  private void focusPage() {
    Node node = page == Page.WALL ? wallPage.wall() : nodes.get(page);
    Objects.requireNonNull(node).requestFocus();
  }

  /** Only the page in sight is kept up to date. */
  private void refresh() {
    switch (page) {
      case MATRIX -> confusion.show(matrixOfAll(), model.filter().get());
      case OVERVIEW -> showOverview();
      case MAP -> map.shown();
      case DOUBTFUL -> showDoubtful();
      case WALL -> {
        // The wall follows the model by itself.
      }
    }
  }

  /** The matrix leaves aside the filters it sets itself. */
  private ConfusionMatrix matrixOfAll() {
    DigitTable table = model.table().get();
    DigitFilter open =
        model
            .filter()
            .get()
            .withTruths(DigitFilter.ANY)
            .withAnswers(DigitFilter.ANY)
            .withVerdict(Verdict.ANY);
    return table.confusion(FilterResult.of(table, open).rows());
  }

  private void showCell(int truth, int answer) {
    model
        .filter()
        .set(
            model
                .filter()
                .get()
                .withTruths(1 << truth)
                .withAnswers(1 << answer)
                .withVerdict(Verdict.ANY));
    showWall();
    wallPage.wall().requestFocus();
  }

  private void showOverview() {
    DigitTable table = model.table().get();
    int[] rows = model.result().get().rows();
    int asked = ++overviewAsked;
    runner.start(
        job -> DigitStatistics.of(table, rows, OverviewView.EXAMPLES),
        statistics -> {
          if (asked == overviewAsked) {
            overview.show(table, statistics);
          }
        },
        cause -> navigator.showError(String.valueOf(cause.getMessage()), Optional.of(cause)));
  }

  private void showDoubtful() {
    doubtful.show(model.table().get(), DoubtfulLabels.locate(doubts, model.table().get()));
    if (!doubtsRead) {
      doubtsRead = true;
      runner.start(
          job -> DoubtfulLabels.parse(services.doubtful().get()),
          entries -> {
            doubts = entries;
            refresh();
          },
          cause -> navigator.showError(String.valueOf(cause.getMessage()), Optional.of(cause)));
    }
  }

  private void choose(int row) {
    model.selected().set(row);
  }

  private void showSample() {
    int row = model.selected().get();
    if (row == DataModel.NONE || page == Page.MATRIX) {
      // The matrix needs the width, and a cell leads back to the wall.
      boolean focused = sample.isFocusWithin();
      setRight(null);
      if (focused) {
        focusPage();
      }
    } else {
      sample.show(model.table().get(), row);
      setRight(sample);
    }
  }

  /** Where a sample can go. */
  private final class Actions implements SamplePane.Actions {
    private final SampleFiles files = new SampleFiles(services.writer(), runner, navigator);

    @Override
    public void openInDraw(DigitImage image) {
      navigator.openInDraw(image);
    }

    @Override
    public void openInInside(DigitImage image) {
      navigator.openInInside(image);
    }

    @Override
    public void copy(DigitImage image) {
      files.copy(image);
    }

    @Override
    public void export(DigitImage image, String name) {
      files.export(image, name, getScene().getWindow());
    }
  }
}
