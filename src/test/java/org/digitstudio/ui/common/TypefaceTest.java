package org.digitstudio.ui.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import javafx.scene.text.Font;
import javafx.scene.text.Text;
import org.digitstudio.ui.Fx;
import org.junit.jupiter.api.Test;

class TypefaceTest {
  @Test
  void thePagesUseTheBundledTypeface() {
    Font font =
        Fx.call(
            () -> {
              Label label = new Label("7");
              VBox root = new VBox(label);
              Theme.LIGHT.apply(new Scene(root));
              root.applyCss();
              return label.getFont();
            });
    assertThat(font.getFamily()).isEqualTo("Inter Tabular");
  }

  @Test
  void allDigitsHaveTheSameWidth() {
    Fx.run(Typeface::load);
    double[] widths =
        IntStream.range(0, 10)
            .mapToDouble(
                digit ->
                    Fx.call(
                        () -> {
                          Text text = new Text(Integer.toString(digit).repeat(20));
                          text.setFont(Font.font("Inter Tabular", 14));
                          return text.getLayoutBounds().getWidth();
                        }))
            .toArray();
    assertThat(widths).containsOnly(widths[7]);
  }
}
