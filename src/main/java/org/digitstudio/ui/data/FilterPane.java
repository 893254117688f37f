package org.digitstudio.ui.data;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.controlsfx.control.RangeSlider;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.data.DigitDataset;
import org.digitstudio.insight.DigitFilter;
import org.digitstudio.insight.DigitFilter.Outcome;
import org.digitstudio.insight.FilterResult;
import org.digitstudio.insight.RowSet;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;
import org.kordamp.ikonli.javafx.FontIcon;

/** All filters in one column; each choice shows its count. */
final class FilterPane extends ScrollPane {
  private final DataModel model;
  private final Predicate<DigitDataset> isOpened;
  private final BiConsumer<DigitDataset, Node> setMenu;
  private final VBox sets = new VBox(4);
  private final List<FacetChip> setChips = new ArrayList<>();
  private final ClassChips truths =
      new ClassChips("truth", "data.filter.truth.one", this::toggleTruth);
  private final ClassChips answers =
      new ClassChips("answer", "data.filter.answer.one", this::toggleAnswer);
  private final FacetChip right;
  private final FacetChip wrong;
  private final RangeSlider confidence = new RangeSlider(0, 100, 0, 100);
  private final Label confidenceText = new Label();
  private final IndexFields indices;
  private final Label count = new Label();
  private final Button chosen = new Button();
  private final Button reset;
  private boolean showing;

  /** The filters that a cell of the matrix stands for. */
  private final List<VBox> ofCells;

  /**
   * @param isOpened tells whether a set was opened by the user
   * @param setMenu opens the menu of such a set beside a node
   */
  FilterPane(
      DataModel model,
      Runnable open,
      Predicate<DigitDataset> isOpened,
      BiConsumer<DigitDataset, Node> setMenu) {
    this.model = model;
    this.isOpened = isOpened;
    this.setMenu = setMenu;
    getStyleClass().addAll("filter-pane", "edge-to-edge");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    right = chip("data.filter.right", () -> toggle(Outcome.CORRECT));
    right.setId("verdict-right");
    wrong = chip("data.filter.wrong", () -> toggle(Outcome.MISCLASSIFIED));
    wrong.setId("verdict-wrong");
    indices = new IndexFields((first, last) -> set(model.filter().get().withIndices(first, last)));
    reset = Buttons.text(Messages.text("data.filter.reset"), model::clearFilters);
    reset.setId("resetFilters");
    reset.getStyleClass().addAll("flat", "filter-reset");
    Tooltips.install(reset, Messages.text("data.filter.reset.tip"));
    chosen.setGraphic(new FontIcon(Feather.X));
    chosen.setMaxWidth(Double.MAX_VALUE);
    chosen.managedProperty().bind(chosen.visibleProperty());
    chosen.setOnAction(event -> set(model.filter().get().withChosen(Optional.empty())));
    Button openButton = Buttons.text(Messages.text("data.open"), open);
    openButton.setId("openSet");
    openButton.setGraphic(new FontIcon(Feather.FOLDER_PLUS));
    openButton.setMaxWidth(Double.MAX_VALUE);
    Tooltips.install(openButton, Messages.text("data.open.tip"));
    ofCells =
        List.of(
            section("data.filter.truth", truths),
            section("data.filter.answer", answers),
            section("data.filter.verdict", evenly(right, wrong)));
    VBox content =
        new VBox(
            section("data.filter.sets", sets, openButton),
            head(),
            ofCells.get(0),
            ofCells.get(1),
            ofCells.get(2),
            confidenceSection(),
            section("data.filter.index", indices),
            chosen);
    content.getStyleClass().add("filter-content");
    setContent(content);
    model.result().addListener((property, before, now) -> show(now));
    show(model.result().get());
  }

  private static FacetChip chip(String key, Runnable action) {
    return new FacetChip(Messages.text(key), Messages.text(key), action);
  }

  private static VBox section(String key, Node... content) {
    Label title = new Label(Messages.text(key));
    title.getStyleClass().add("filter-title");
    VBox box = new VBox(4, title);
    box.getChildren().addAll(content);
    return box;
  }

  /** Builds the header: the number of matching images and the button that clears all filters. */
  private HBox head() {
    count.getStyleClass().addAll("figure", "data-count");
    count.setId("pictureCount");
    count.setMinWidth(USE_PREF_SIZE);
    reset.setMinWidth(USE_PREF_SIZE);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox head = new HBox(count, gap, reset);
    head.setAlignment(Pos.CENTER_LEFT);
    return head;
  }

  private static HBox evenly(Node... nodes) {
    HBox box = new HBox(4, nodes);
    for (Node node : nodes) {
      HBox.setHgrow(node, Priority.ALWAYS);
      if (node instanceof Region region) {
        region.setPrefWidth(10);
      }
    }
    return box;
  }

  private VBox confidenceSection() {
    confidenceText.getStyleClass().addAll("muted", "data-small");
    confidence.setAccessibleText(Messages.text("data.filter.confidence"));
    confidence.setBlockIncrement(1);
    Runnable changed =
        () -> {
          confidenceText.setText(
              Messages.text(
                  "data.filter.confidence.range",
                  Formats.percent(Math.round(confidence.getLowValue()) / 100.0, 0),
                  Formats.percent(Math.round(confidence.getHighValue()) / 100.0, 0)));
          if (!showing) {
            set(
                model
                    .filter()
                    .get()
                    .withConfidence(
                        Math.round(confidence.getLowValue()) / 100f,
                        Math.round(confidence.getHighValue()) / 100f));
          }
        };
    confidence.lowValueProperty().addListener((property, before, now) -> changed.run());
    confidence.highValueProperty().addListener((property, before, now) -> changed.run());
    changed.run();
    return section("data.filter.confidence", confidence, confidenceText);
  }

  private void toggle(Outcome verdict) {
    DigitFilter filter = model.filter().get();
    set(filter.withOutcome(filter.outcome() == verdict ? Outcome.ANY : verdict));
  }

  private void toggleTruth(int digit) {
    DigitFilter filter = model.filter().get();
    set(filter.withLabels(DigitFilter.toggled(filter.labels(), digit)));
  }

  private void toggleAnswer(int digit) {
    DigitFilter filter = model.filter().get();
    set(filter.withPredictions(DigitFilter.toggled(filter.predictions(), digit)));
  }

  private void toggleSet(int set) {
    model.toggleSet(set);
    show(model.result().get());
  }

  /** Hides the filters that the cells of the matrix stand for: there they do not apply. */
  void showCellFilters(boolean shown) {
    ofCells.forEach(
        section -> {
          section.setVisible(shown);
          section.setManaged(shown);
        });
  }

  private void set(DigitFilter filter) {
    model.filter().set(filter);
    show(model.result().get());
  }

  private void show(FilterResult result) {
    showing = true;
    DigitFilter filter = model.filter().get();
    showSets(result, filter);
    truths.setClassNames(model.classNames());
    truths.show(result.labels(), filter.labels());
    answers.setClassNames(model.classNames());
    answers.show(result.predictions(), filter.predictions());
    right.show(result.correct(), filter.outcome() == Outcome.CORRECT);
    wrong.show(result.misclassified(), filter.outcome() == Outcome.MISCLASSIFIED);
    confidence.setLowValue(Math.round(100 * filter.confidence().min()));
    confidence.setHighValue(Math.round(100 * filter.confidence().max()));
    indices.show(filter);
    count.setText(Messages.text("data.count", result.rows().length, model.imageCount()));
    chosen.setVisible(filter.chosen().isPresent());
    chosen.setText(
        Messages.text("data.filter.chosen", filter.chosen().map(RowSet::size).orElse(0)));
    reset.setDisable(!model.isFiltered());
    showing = false;
  }

  private void showSets(FilterResult result, DigitFilter filter) {
    List<DigitDataset> all = model.table().get().sets();
    if (sets.getUserData() != all) {
      sets.setUserData(all);
      sets.getChildren().clear();
      setChips.clear();
      for (int set = 0; set < all.size(); set++) {
        int own = set;
        DigitDataset data = all.get(set);
        FacetChip chip = FacetChip.wide(data.name(), () -> toggleSet(own));
        chip.getStyleClass().add("set-chip");
        chip.setId("set-" + set);
        setChips.add(chip);
        sets.getChildren().add(isOpened.test(data) ? withMenu(chip, data) : chip);
      }
    }
    for (int set = 0; set < setChips.size(); set++) {
      setChips.get(set).show(result.sets()[set], DigitFilter.includes(filter.sets(), set));
    }
  }

  private HBox withMenu(FacetChip chip, DigitDataset data) {
    Button more = new Button();
    more.setGraphic(new FontIcon(Feather.MORE_VERTICAL));
    more.getStyleClass().addAll("button-icon", "flat");
    more.setOnAction(event -> setMenu.accept(data, more));
    Tooltips.install(more, Messages.text("data.set.menu", data.name()));
    HBox.setHgrow(chip, Priority.ALWAYS);
    HBox row = new HBox(4, chip, more);
    row.setAlignment(Pos.CENTER);
    return row;
  }
}
