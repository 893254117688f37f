package org.digitstudio.ui.inside.pooling;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PanelExport;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;

/** The dropout layer: a feature map as training would see it, and as it is at inference. */
final class DropoutPanel {
  private final PixelMap inference =
      new PixelMap(Messages.text("inside.dropout.inference")).zoom(6);
  private final PixelMap training = new PixelMap(Messages.text("inside.dropout.training")).zoom(6);
  private final Label words = Panel.text("");
  private final Button again = new Button(Messages.text("inside.dropout.again"));
  private final HBox maps;
  private final Panel view;
  private long draw = 1;
  private Runnable repaint = () -> {};

  DropoutPanel(PanelExport export) {
    maps =
        new HBox(
            Panel.captioned(training, Panel.caption(Messages.text("inside.dropout.training"))),
            Panel.captioned(inference, Panel.caption(Messages.text("inside.dropout.inference"))));
    maps.getStyleClass().add("inside-row");
    again.getStyleClass().add("flat");
    again.setOnAction(
        event -> {
          draw++;
          repaint.run();
        });
    VBox.setVgrow(words, Priority.NEVER);
    view = new Panel(export, Messages.text("inside.dropout.title"), words, maps).tools(again);
  }

  Panel view() {
    return view;
  }

  void show(Inspection now, int map) {
    List<Integer> layers =
        IntStream.range(0, now.trace().spec().layers().size())
            .filter(i -> now.trace().layer(i) instanceof Dropout)
            .boxed()
            .toList();
    maps.setVisible(!layers.isEmpty());
    again.setVisible(!layers.isEmpty());
    if (layers.isEmpty()) {
      words.setText(Messages.text("inside.dropout.none"));
      return;
    }
    int layer = layers.getFirst();
    double rate = ((Dropout) now.trace().layer(layer)).rate();
    Shape shape = now.displayShape(layer);
    words.setText(
        Messages.text(
            "inside.dropout.words",
            Numbers.fixed(100 * rate, 0),
            Numbers.count(shape.size()),
            Numbers.two(1 / (1 - rate))));
    repaint = () -> paint(now, layer, rate, Math.min(map, shape.channels() - 1));
    repaint.run();
  }

  private void paint(Inspection now, int layer, double rate, int map) {
    Shape shape = now.displayShape(layer);
    float[] values = now.map(layer, map);
    float[] dropped = values.clone();
    Random random = new Random(draw * 1_000 + map);
    for (int i = 0; i < dropped.length; i++) {
      dropped[i] = random.nextDouble() < rate ? 0f : (float) (dropped[i] / (1 - rate));
    }
    float scale = Inspection.maxAbsolute(now.trace().activations(layer));
    int zoom = Math.clamp(84 / shape.height(), 1, 24);
    inference.zoom(zoom).show(shape.height(), shape.width(), values, Tint.SIGNED, scale);
    training.zoom(zoom).show(shape.height(), shape.width(), dropped, Tint.SIGNED, scale);
  }
}
