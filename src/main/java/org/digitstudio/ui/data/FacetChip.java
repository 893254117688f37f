package org.digitstudio.ui.data;

import java.util.Locale;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.ui.common.Tooltips;

/** One choice of a filter with the count of pictures behind it. */
final class FacetChip extends ToggleButton {
  private final String spoken;
  private final boolean isWide;
  private final Label count = new Label();

  /**
   * @param spoken what the choice is called in full
   */
  FacetChip(String name, String spoken, Runnable action) {
    this(spoken, false, action);
    VBox words = new VBox(title(name), count);
    words.setAlignment(Pos.CENTER);
    setGraphic(words);
  }

  private FacetChip(String spoken, boolean isWide, Runnable action) {
    this.spoken = spoken;
    this.isWide = isWide;
    getStyleClass().add("facet-chip");
    count.getStyleClass().add("chip-count");
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(event -> action.run());
    Tooltips.install(this, spoken);
  }

  /** A chip over the whole width, its count at the right. */
  static FacetChip wide(String name, Runnable action) {
    FacetChip chip = new FacetChip(name, true, action);
    Label title = title(name);
    title.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(title, Priority.ALWAYS);
    chip.count.setMinWidth(USE_PREF_SIZE);
    HBox words = new HBox(8, title, chip.count);
    words.setAlignment(Pos.CENTER_LEFT);
    words.prefWidthProperty().bind(chip.widthProperty().subtract(20));
    chip.setGraphic(words);
    return chip;
  }

  /** Five figures have no room on a chip; its tooltip has them all. */
  private String shortly(int pictures) {
    boolean tooLong = !isWide && pictures >= 10_000;
    return tooLong
        ? String.format(Locale.ROOT, pictures < 100_000 ? "%.1fk" : "%.0fk", pictures / 1e3)
        : String.format(Locale.ROOT, "%,d", pictures);
  }

  private static Label title(String name) {
    Label title = new Label(name);
    title.getStyleClass().add("chip-name");
    title.setMinWidth(0);
    return title;
  }

  void show(int pictures, boolean chosen) {
    count.setText(shortly(pictures));
    setSelected(chosen);
    String words = Messages.text("data.filter.chip", spoken, pictures);
    Tooltips.change(this, words);
    pseudoClassStateChanged(PseudoClass.getPseudoClass("empty"), pictures == 0);
  }
}
