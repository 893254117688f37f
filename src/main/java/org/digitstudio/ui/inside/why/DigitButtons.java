package org.digitstudio.ui.inside.why;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.insight.IntegratedGradients.Evidence;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PixelMap;

/** The ten digits to ask about, each with a thumbnail of its evidence. */
final class DigitButtons extends HBox {
  private final List<ToggleButton> buttons = new ArrayList<>();
  private final List<PixelMap> maps = new ArrayList<>();

  private final Map<Integer, float[]> known = new HashMap<>();

  DigitButtons(IntConsumer onAsk) {
    getStyleClass().add("inside-digits");
    getChildren().add(Panel.text(Messages.text("inside.why.ask")));
    ToggleGroup group = new ToggleGroup();
    for (int digit = 0; digit < Prediction.CLASSES; digit++) {
      int asked = digit;
      PixelMap map = new PixelMap(Messages.text("inside.why.evidence.title", digit)).zoom(1);
      ToggleButton button = new ToggleButton(Integer.toString(digit), map);
      button.setContentDisplay(ContentDisplay.RIGHT);
      button.setId("why-" + digit);
      button.setToggleGroup(group);
      button.getStyleClass().addAll("flat", "inside-digit");
      button.setAccessibleText(Messages.text("inside.softmax.ask", digit));
      button.setOnAction(
          event -> {
            button.setSelected(true);
            onAsk.accept(asked);
          });
      maps.add(map);
      buttons.add(button);
      getChildren().add(button);
    }
  }

  /** Shows the plain image on every button until its evidence is known. */
  void begin(Inspection now, int digit) {
    for (int label = 0; label < buttons.size(); label++) {
      ToggleButton button = buttons.get(label);
      boolean isDigit = now.network().classNames().areDigits();
      button.setText(now.className(label));
      button.setContentDisplay(isDigit ? ContentDisplay.RIGHT : ContentDisplay.TOP);
      button.setAccessibleText(Messages.text("inside.softmax.ask", now.className(label)));
    }
    buttons.get(digit).setSelected(true);
    known.clear();
    paint(now.trace().pixels());
  }

  /** Shows the evidence for one more digit; all share one colour scale. */
  void show(float[] pixels, int digit, Evidence evidence) {
    known.put(digit, evidence.perPixel());
    paint(pixels);
  }

  private void paint(float[] pixels) {
    float[] none = new float[DigitImage.PIXELS];
    float scale = 0;
    for (float[] evidence : known.values()) {
      scale = Math.max(scale, Inspection.maxAbsolute(evidence));
    }
    for (int digit = 0; digit < maps.size(); digit++) {
      maps.get(digit)
          .showOver(
              pixels, DigitImage.SIDE, known.getOrDefault(digit, none), Math.max(scale, 1e-9f));
    }
  }
}
