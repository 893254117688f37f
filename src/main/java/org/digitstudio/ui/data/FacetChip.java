package org.digitstudio.ui.data;

import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.VBox;
import org.digitstudio.ui.common.Messages;

/** One choice of a filter with the count of pictures behind it. */
final class FacetChip extends ToggleButton {
  private final String spoken;
  private final Label count = new Label();

  /**
   * @param spoken what the choice is called in full
   */
  FacetChip(String name, String spoken, Runnable action) {
    this.spoken = spoken;
    getStyleClass().add("facet-chip");
    Label title = new Label(name);
    title.getStyleClass().add("chip-name");
    count.getStyleClass().add("chip-count");
    VBox words = new VBox(title, count);
    words.setAlignment(Pos.CENTER);
    setGraphic(words);
    setMaxWidth(Double.MAX_VALUE);
    setOnAction(event -> action.run());
    org.digitstudio.ui.common.Tooltips.install(this, spoken);
  }

  void show(int pictures, boolean chosen) {
    count.setText(String.format(Locale.ROOT, "%,d", pictures));
    setSelected(chosen);
    setAccessibleText(Messages.text("data.filter.chip", spoken, pictures));
    pseudoClassStateChanged(javafx.css.PseudoClass.getPseudoClass("empty"), pictures == 0);
  }
}
