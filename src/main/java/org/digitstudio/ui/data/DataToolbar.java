package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Slider;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.digitstudio.application.DatasetService.Progress;
import org.digitstudio.insight.DigitOrder;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Messages;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;

/** Which page, in which order, how large, how many. */
final class DataToolbar extends VBox {
  /** The pages of the place. */
  enum Page {
    WALL,
    MATRIX,
    OVERVIEW,
    MAP,
    DOUBTFUL;

    String key() {
      return "data.page." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final ToggleGroup pages = new ToggleGroup();
  private final Label count = new Label();
  private final Label reading = new Label();
  private final ProgressBar bar = new ProgressBar();
  private final HBox wallTools;

  DataToolbar(DataModel model, DigitWall wall, Consumer<Page> onPage) {
    getStyleClass().add("data-toolbar");
    HBox switcher = new HBox();
    for (Page page : Page.values()) {
      switcher.getChildren().add(button(page));
    }
    pages
        .selectedToggleProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null) {
                pages.selectToggle(before);
              } else {
                onPage.accept((Page) now.getUserData());
              }
            });
    count.getStyleClass().addAll("figure", "data-count");
    count.setId("pictureCount");
    reading.getStyleClass().addAll("muted", "data-small");
    bar.setPrefWidth(96);
    bar.setAccessibleText(Messages.text("data.reading.accessible"));
    HBox progress = new HBox(8, reading, bar);
    progress.setAlignment(Pos.CENTER_RIGHT);
    progress.managedProperty().bind(progress.visibleProperty());
    progress.visibleProperty().bind(reading.textProperty().isNotEmpty());
    bar.managedProperty().bind(bar.visibleProperty());
    wallTools = wallTools(model, wall);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox first = new HBox(16, switcher, gap, progress);
    first.setAlignment(Pos.CENTER_LEFT);
    getChildren().addAll(first, wallTools);
    model
        .result()
        .addListener(
            (property, before, now) ->
                count.setText(
                    Messages.text("data.count", now.rows().length, model.table().get().size())));
  }

  private ToggleButton button(Page page) {
    ToggleButton button = new ToggleButton(Messages.text(page.key()));
    int place = page.ordinal();
    int last = Page.values().length - 1;
    button
        .getStyleClass()
        .add(place == 0 ? "left-pill" : place == last ? "right-pill" : "center-pill");
    button.setToggleGroup(pages);
    button.setUserData(page);
    button.setId("page-" + page.name().toLowerCase(java.util.Locale.ROOT));
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(button, Messages.text(page.key() + ".tip"));
    return button;
  }

  private HBox wallTools(DataModel model, DigitWall wall) {
    ComboBox<DigitOrder> order = new ComboBox<>();
    order.getItems().setAll(DigitOrder.values());
    order.setConverter(new OrderNames());
    order.valueProperty().bindBidirectional(model.order());
    order.setId("order");
    Tooltips.install(order, Messages.text("data.order"));
    Button shuffle = Buttons.icon(Feather.SHUFFLE, Messages.text("data.shuffle"), model::shuffle);
    Slider size = new Slider(DigitWall.LEAST_TILE, DigitWall.MOST_TILE, wall.tileProperty().get());
    size.valueProperty().bindBidirectional(wall.tileProperty());
    size.setPrefWidth(112);
    size.setMinWidth(48);
    size.setBlockIncrement(8);
    Tooltips.install(size, Messages.text("data.size"));
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    count.setMinWidth(Region.USE_PREF_SIZE);
    HBox tools = new HBox(8, order, shuffle, size, gap, count);
    tools.setAlignment(Pos.CENTER_LEFT);
    return tools;
  }

  void select(Page page) {
    pages.getToggles().stream()
        .filter(toggle -> toggle.getUserData() == page)
        .forEach(pages::selectToggle);
  }

  /** The order and the size only matter to the wall; the count always shows. */
  void showTools(boolean wall) {
    List<javafx.scene.Node> tools = wallTools.getChildren();
    tools.subList(0, 3).forEach(node -> node.setVisible(wall));
  }

  void show(Progress progress) {
    bar.setVisible(progress.fraction().isPresent());
    progress.fraction().ifPresent(bar::setProgress);
    reading.setText(
        progress
            .trouble()
            .orElse(progress.fraction().isPresent() ? Messages.text("data.reading") : ""));
  }

  /** The orders in the user's words. */
  private static final class OrderNames extends StringConverter<DigitOrder> {
    @Override
    public String toString(DigitOrder order) {
      return order == null
          ? ""
          : Messages.text("data.order." + order.name().toLowerCase(java.util.Locale.ROOT));
    }

    @Override
    public DigitOrder fromString(String text) {
      return Arrays.stream(DigitOrder.values())
          .filter(order -> toString(order).equals(text))
          .findFirst()
          .orElse(DigitOrder.INDEX);
    }
  }
}
