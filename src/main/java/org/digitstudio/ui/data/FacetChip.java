package org.digitstudio.ui.data;

import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Tooltips;

/** One choice of a filter, with the number of matching images. */
final class FacetChip extends ToggleButton {
  private final Label title;
  private String spoken;
  private final boolean isWide;
  private final Label count = new Label();

  /**
   * @param spoken full name of the choice, for the tooltip and screen readers
   */
  FacetChip(String name, String spoken, Runnable action) {
    this(name, spoken, false, action);
    VBox words = new VBox(title, count);
    words.setAlignment(Pos.CENTER);
    setGraphic(words);
  }

  private FacetChip(String name, String spoken, boolean isWide, Runnable action) {
    title = title(name);
    this.spoken = spoken;
    this.isWide = isWide;
    getStyleClass().add("facet-chip");
    count.getStyleClass().add("chip-count");
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(event -> action.run());
    Tooltips.install(this, spoken);
  }

  /** Builds a full-width chip with its count at the right. */
  static FacetChip wide(String name, Runnable action) {
    FacetChip chip = new FacetChip(name, name, true, action);
    chip.title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(chip.title, Priority.ALWAYS);
    chip.count.setMinWidth(USE_PREF_SIZE);
    HBox words = new HBox(8, chip.title, chip.count);
    words.setAlignment(Pos.CENTER_LEFT);
    words.prefWidthProperty().bind(chip.widthProperty().subtract(20));
    chip.setGraphic(words);
    return chip;
  }

  /**
   * Shortens counts of five digits or more, which do not fit a chip; the tooltip has all digits.
   */
  private String abbreviate(int images) {
    boolean tooLong = !isWide && images >= 10_000;
    return tooLong ? Formats.compact(images) : Formats.count(images);
  }

  /** Changes the names of the choice. */
  void rename(String name, String newSpoken) {
    spoken = newSpoken;
    title.setText(name);
  }

  private static Label title(String name) {
    Label title = new Label(name);
    title.getStyleClass().add("chip-name");
    title.setMinWidth(0);
    return title;
  }

  void show(int images, boolean chosen) {
    count.setText(abbreviate(images));
    setSelected(chosen);
    String words = Messages.text("data.filter.chip", spoken, images);
    Tooltips.change(this, words);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("empty"), images == 0);
  }
}
