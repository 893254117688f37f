package org.digitstudio.ui.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import javafx.scene.control.Control;
import javafx.scene.control.Labeled;
import org.digitstudio.application.Digits;
import org.digitstudio.application.SynchronousRunner;
import org.digitstudio.mnist.BundledMnist;
import org.digitstudio.ui.Fx;
import org.digitstudio.ui.Studios;
import org.digitstudio.ui.common.Theme;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A set whose classes have names of their own is shown with them in every view of Data. */
class ClassNamesTest {
  private final DataFixture data =
      new DataFixture(
              Studios.workspace("as-described"),
              new SynchronousRunner(),
              List.of(() -> BundledMnist.test().take(200).withClassNames(Digits.GARMENTS)))
          .open(Theme.LIGHT, DataFixture.MIN_WIDTH, DataFixture.MIN_HEIGHT);

  @AfterEach
  void close() {
    data.close();
  }

  private List<String> texts(String selector) {
    return Fx.call(
        () ->
            Fx.all(data.stage(), selector).stream()
                .map(label -> ((Labeled) label).getText())
                .toList());
  }

  @Test
  void namesStandForDigitsInFiltersMatrixMapStatisticsAndSamples() {
    assertThat(texts("#truth-7 .chip-name")).containsExactly("Sneaker");
    assertThat(texts("#answer-9 .chip-name")).containsExactly("Ankle boot");

    data.press("page-matrix");
    assertThat(texts(".confusion-grid .label")).contains("Sneaker", "Ankle boot");
    assertThat(Fx.call(() -> data.find("cell-7-7", Control.class).getAccessibleText()))
        .startsWith("Label Sneaker, predicted Sneaker");
    data.screenshot("named-matrix", Theme.LIGHT);

    data.press("page-overview");
    assertThat(texts(".data-heading")).contains("Sneaker");
    data.press("page-map");
    assertThat(texts("#map-numeral-7")).containsExactly("Sneaker");
  }
}
