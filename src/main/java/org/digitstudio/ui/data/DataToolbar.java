package org.digitstudio.ui.data;

import java.util.Arrays;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.control.TextFormatter;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.DigitOrder;
import org.digitstudio.ui.common.Buttons;
import org.digitstudio.ui.common.Tooltips;
import org.kordamp.ikonli.feather.Feather;

/** The chosen data sets, the view of them, and the order and size of the wall. */
final class DataToolbar extends VBox {
  /** Views of the Data page. */
  enum DataViewKind {
    WALL,
    MATRIX,
    OVERVIEW,
    MAP,
    DOUBTFUL,
    QUIZ;

    String key() {
      return "data.page." + name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  private final ToggleGroup pages = new ToggleGroup();
  private final HBox wallOnly = new HBox(8);

  /**
   * @param export exports the images shown
   * @param onPage called with the page that is chosen
   */
  DataToolbar(DataModel model, DigitWall wall, Node export, Consumer<DataViewKind> onPage) {
    getStyleClass().add("data-toolbar");
    HBox switcher = new HBox();
    for (DataViewKind page : DataViewKind.values()) {
      switcher.getChildren().add(button(page));
    }
    pages
        .selectedToggleProperty()
        .addListener(
            (property, before, now) -> {
              if (now == null) {
                pages.selectToggle(before);
              } else {
                onPage.accept((DataViewKind) now.getUserData());
              }
            });
    addWallTools(model, wall, export);
    getChildren()
        .addAll(new DataHeadline(model, () -> select(DataViewKind.WALL)), switcher, wallOnly);
  }

  private ToggleButton button(DataViewKind page) {
    ToggleButton button = new ToggleButton(Messages.text(page.key()));
    int index = page.ordinal();
    int last = DataViewKind.values().length - 1;
    button
        .getStyleClass()
        .add(index == 0 ? "left-pill" : index == last ? "right-pill" : "center-pill");
    button.setToggleGroup(pages);
    button.setUserData(page);
    button.setId("page-" + page.name().toLowerCase(java.util.Locale.ROOT));
    button.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(button, Messages.text(page.key() + ".tip"));
    return button;
  }

  private void addWallTools(DataModel model, DigitWall wall, Node export) {
    ComboBox<DigitOrder> order = new ComboBox<>();
    order.getItems().setAll(DigitOrder.values());
    order.setConverter(new OrderNames());
    order.valueProperty().bindBidirectional(model.order());
    order.setId("order");
    Tooltips.install(order, Messages.text("data.order"));
    Button shuffle = Buttons.icon(Feather.SHUFFLE, Messages.text("data.shuffle"), model::shuffle);
    TextField seed = seed(model);
    Slider size = new Slider(DigitWall.MIN_TILE, DigitWall.MAX_TILE, wall.tileProperty().get());
    size.valueProperty().bindBidirectional(wall.tileProperty());
    size.setPrefWidth(112);
    size.setMinWidth(48);
    size.setBlockIncrement(8);
    Tooltips.install(size, Messages.text("data.size"));
    wallOnly.getChildren().addAll(order, shuffle, seed, size, export);
    wallOnly.setAlignment(Pos.CENTER_LEFT);
    wallOnly.managedProperty().bind(wallOnly.visibleProperty());
  }

  /** Builds the field for the seed of the shuffle. */
  private static TextField seed(DataModel model) {
    TextField seed = new TextField();
    seed.setId("seed");
    seed.setPrefColumnCount(4);
    seed.setMinWidth(Region.USE_PREF_SIZE);
    Tooltips.install(seed, Messages.text("data.seed"));
    seed.setTextFormatter(
        new TextFormatter<>(
            change -> change.getControlNewText().matches("\\d{0,9}") ? change : null));
    seed.setText(Long.toString(model.seed().get()));
    seed.textProperty()
        .addListener(
            (property, before, now) -> {
              if (!now.isEmpty()) {
                model.seed().set(Long.parseLong(now));
              }
            });
    model
        .seed()
        .addListener(
            (property, before, now) -> {
              if (!seed.getText().equals(now.toString())) {
                seed.setText(now.toString());
              }
            });
    seed.visibleProperty().bind(model.order().isEqualTo(DigitOrder.SHUFFLED));
    seed.managedProperty().bind(seed.visibleProperty());
    return seed;
  }

  void select(DataViewKind page) {
    pages.getToggles().stream()
        .filter(toggle -> toggle.getUserData() == page)
        .forEach(pages::selectToggle);
  }

  /** The order and the size only matter to the wall. */
  void showTools(boolean wall) {
    wallOnly.setVisible(wall);
  }

  /** Names the orders in the user's language. */
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
