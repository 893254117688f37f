package org.digitstudio.ui.data;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.BackgroundRunner;
import org.digitstudio.application.Lazy;
import org.digitstudio.application.SharedState;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.insight.DigitFilter.Outcome;
import org.digitstudio.insight.DigitStatistics;
import org.digitstudio.insight.DigitTable;
import org.digitstudio.insight.DoubtfulLabels;
import org.digitstudio.insight.FilterResult;
import org.digitstudio.ui.data.DataToolbar.DataViewKind;
import org.digitstudio.ui.shell.Navigator;

/**
 * Filters at the left, views in the middle, the selected sample at the right. All but the wall is
 * built on first use, so that the first digits appear at once.
 */
final class DataView extends BorderPane {
  /** Width in window units from which the sample has a column of its own. */
  private static final double THREE_COLUMNS_WIDTH = 960;

  /** Shows the mistakes, or all images again. */
  static final KeyCombination MISTAKES = new KeyCodeCombination(KeyCode.M);

  private final DataModel model;
  private final DataPage.Services services;
  private final BackgroundRunner runner;
  private final Navigator navigator;
  private final WallPane wallPage;
  private final Lazy<ConfusionView> confusion = new Lazy<>(() -> new ConfusionView(this::showCell));
  private final Lazy<OverviewView> overview = new Lazy<>(() -> new OverviewView(this::choose));
  private final Lazy<DoubtfulView> doubtful = new Lazy<>(() -> new DoubtfulView(this::choose));
  private final Lazy<QuizView> quiz = new Lazy<>(QuizView::new);
  private final Lazy<MapPane> map;
  private final Lazy<SamplePane> sample;
  private final SetFiles sets;
  private final FilterPane filters;
  private final Node noSample = SamplePane.none();
  private final DataToolbar toolbar;
  private final StackPane pages = new StackPane();
  private List<DoubtfulLabels.Entry> doubts = List.of();
  private boolean doubtsRead;
  private DataViewKind page = DataViewKind.WALL;
  private int overviewAsked;

  DataView(
      DataModel model,
      DataPage.Services services,
      SharedState workspace,
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
    filters =
        new FilterPane(
            model,
            () -> sets.choose(getScene().getWindow()),
            services.datasets()::isOpened,
            sets::menu);
    sample =
        new Lazy<>(
            () ->
                new SamplePane(
                    model, new SampleActions(services.writer(), runner, navigator, this)));
    wallPage = new WallPane(model, model::clearFilters, () -> sample.get().requestFocus());
    MapPane.Sources mapped = new MapPane.Sources(workspace, services.datasets()::isLoaded);
    map = new Lazy<>(() -> new MapPane(model, mapped, runner, this::choose, this::showWall));
    pages.getStyleClass().add("data-pages");
    pages.setMinSize(0, 0);
    SelectionFiles exports = new SelectionFiles(model, services, runner, navigator);
    toolbar = new DataToolbar(model, wallPage.wall(), exports.menu(), this::show);
    BorderPane centre = new BorderPane(pages);
    centre.setTop(new VBox(toolbar, offer));
    centre.setBottom(foot());
    centre.setMinWidth(0);
    setCenter(centre);
    toolbar.select(DataViewKind.WALL);
    widthProperty().addListener((property, before, now) -> showSample());
    model.selected().addListener((property, before, now) -> showSample());
    model.table().addListener((property, before, now) -> showSample());
    model.result().addListener((property, before, now) -> refresh());
    addEventHandler(KeyEvent.KEY_PRESSED, this::keyPressed);
    addEventHandler(DragEvent.DRAG_OVER, sets::dragged);
    addEventHandler(DragEvent.DRAG_DROPPED, sets::dropped);
  }

  private void keyPressed(KeyEvent event) {
    boolean types = event.getTarget() instanceof TextInputControl;
    if (MISTAKES.match(event) && !types) {
      model.toggleMistakes();
      showWall();
      wallPage.wall().requestFocus();
      event.consume();
    }
  }

  private HBox foot() {
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    PredictionBar reading = new PredictionBar(services.datasets());
    reading.setMinWidth(Region.USE_PREF_SIZE);
    HBox foot = new HBox(8, wallPage.status(), gap, reading);
    foot.getStyleClass().add("data-foot");
    foot.managedProperty().bind(wallPage.status().visibleProperty().or(reading.visibleProperty()));
    foot.visibleProperty().bind(foot.managedProperty());
    return foot;
  }

  /** Called when the user opens the Data page. */
  void shown() {
    refresh();
    if (!isFocusWithin()) {
      focusPage();
    }
  }

  /** Tells whether the layout of the map is complete. */
  boolean mapIsDone() {
    return map.get().isDone();
  }

  /** Opens the page that another view shows. */
  void openAs(DataView other) {
    wallPage.wall().tileProperty().set(other.wallPage.wall().tileProperty().get());
    toolbar.select(other.page);
  }

  void showWall() {
    toolbar.select(DataViewKind.WALL);
  }

  private void show(DataViewKind next) {
    page = next;
    Node node = node(next);
    if (!pages.getChildren().contains(node)) {
      pages.getChildren().add(node);
    }
    pages.getChildren().forEach(each -> each.setVisible(each == node));
    toolbar.showTools(next == DataViewKind.WALL);
    filters.showCellFilters(next != DataViewKind.MATRIX);
    wallPage.status().setVisible(next == DataViewKind.WALL);
    showSample();
    refresh();
  }

  private Node node(DataViewKind which) {
    return switch (which) {
      case WALL -> wallPage;
      case MATRIX -> confusion.get();
      case OVERVIEW -> overview.get();
      case MAP -> map.get();
      case DOUBTFUL -> doubtful.get();
      case QUIZ -> quiz.get();
    };
  }

  private void focusPage() {
    Node node = page == DataViewKind.WALL ? wallPage.wall() : node(page);
    node.requestFocus();
  }

  /** Updates the visible view only. */
  private void refresh() {
    switch (page) {
      case MATRIX -> showMatrix();
      case OVERVIEW -> showOverview();
      case MAP -> map.get().shown();
      case DOUBTFUL -> showDoubtful();
      case QUIZ -> quiz.get().show(model.table().get(), model.result().get().rows());
      case WALL -> {
        // The wall observes the model itself.
      }
    }
  }

  /** Shows the matrix without the filters that a cell sets; the filter pane hides those. */
  private void showMatrix() {
    DigitTable table = model.table().get();
    DigitFilter open =
        model
            .filter()
            .get()
            .withLabels(DigitFilter.ANY)
            .withPredictions(DigitFilter.ANY)
            .withOutcome(Outcome.ANY);
    confusion.get().show(table.confusion(FilterResult.of(table, open).rows()), model.classNames());
  }

  private void showCell(int truth, int answer) {
    model
        .filter()
        .set(
            model
                .filter()
                .get()
                .withLabels(1 << truth)
                .withPredictions(1 << answer)
                .withOutcome(Outcome.ANY));
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
            overview.get().show(table, model.classNames(), rows, statistics);
          }
        },
        navigator::showFailure);
  }

  private void showDoubtful() {
    DigitTable table = model.table().get();
    doubtful.get().show(table, model.result().get().rows(), DoubtfulLabels.locate(doubts, table));
    if (!doubtsRead) {
      doubtsRead = true;
      runner.start(
          job -> DoubtfulLabels.parse(services.doubtful().get()),
          entries -> {
            doubts = entries;
            refresh();
          },
          navigator::showFailure);
    }
  }

  private void choose(int row) {
    model.selected().set(row);
  }

  /**
   * Opens the sample where it moves nothing: in the column kept for it at the right, or over the
   * filters where the window is too narrow for three columns. The matrix needs all the width, and
   * in the quiz a sample would tell the answer.
   */
  private void showSample() {
    int row = model.selected().get();
    boolean isOpen = row != DataModel.NONE && page != DataViewKind.MATRIX;
    boolean hadFocus = sampleIsShown() && sample.get().isFocusWithin();
    if (isOpen) {
      sample.get().show(model.table().get(), row);
    }
    boolean isWide = getWidth() == 0 || getWidth() >= THREE_COLUMNS_WIDTH;
    Optional<Node> right = Optional.empty();
    if (isWide && page != DataViewKind.MATRIX) {
      right = Optional.of(isOpen ? sample.get() : noSample);
    }
    Node left = isOpen && !isWide ? sample.get() : filters;
    if (getLeft() != left || getRight() != right.orElse(null)) {
      setLeft(null);
      setRight(right.orElse(null));
      setLeft(left);
    }
    if (hadFocus && !isOpen) {
      focusPage();
    }
  }

  private boolean sampleIsShown() {
    return getLeft() instanceof SamplePane || getRight() instanceof SamplePane;
  }
}
