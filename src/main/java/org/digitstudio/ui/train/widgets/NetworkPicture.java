package org.digitstudio.ui.train.widgets;

import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;
import org.digitstudio.application.text.Formats;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.LayerSpec.Dense;
import org.digitstudio.domain.network.LayerSpec.Dropout;
import org.digitstudio.domain.network.LayerSpec.LeakyRelu;
import org.digitstudio.domain.network.LayerSpec.Output;
import org.digitstudio.domain.network.LayerSpec.Pool;
import org.digitstudio.domain.network.LayerSpec.ZeroPadding;
import org.digitstudio.domain.network.NetworkSpec;
import org.digitstudio.domain.network.Shape;

/** A network as a row of blocks: the output shape of each layer and its cost. */
public final class NetworkPicture extends FlowPane {
  private static final double SIDE = 56;
  private static final int MAX_SHEETS = 5;

  public NetworkPicture() {
    getStyleClass().add("network");
    setAccessibleText(Messages.text("train.network"));
  }

  /** Shows a network; without a valid one the last valid one stays. */
  public void show(Optional<NetworkSpec> network) {
    network.ifPresent(this::draw);
  }

  private void draw(NetworkSpec network) {
    getChildren().clear();
    Shape input = network.input().shape();
    getChildren()
        .add(
            block(
                Messages.text("train.layer.input"),
                shape(input),
                input,
                network.input() == InputLayout.FLAT ? "layer-flat" : "layer-input",
                ""));
    for (int i = 0; i < network.layers().size(); i++) {
      LayerSpec layer = network.layers().get(i);
      Shape in = network.shapes().get(i);
      Shape out = network.shapes().get(i + 1);
      String cost = cost(layer, in);
      if (isSlim(layer)) {
        getChildren().add(slim(name(layer), cost));
      } else {
        getChildren().add(block(name(layer), shape(out), out, style(layer), cost));
      }
    }
  }

  private static boolean isSlim(LayerSpec layer) {
    return layer instanceof BatchNorm
        || layer instanceof Activate
        || layer instanceof LeakyRelu
        || layer instanceof Dropout;
  }

  private static String cost(LayerSpec layer, Shape in) {
    int parameters = layer.parameterCount(in);
    long work = layer.multiplyAdds(in);
    if (parameters == 0 && work == 0) {
      return "";
    }
    return Formats.count(parameters) + " / " + Formats.compact(work);
  }

  /** Returns the name of a layer in the user's language. */
  public static String name(LayerSpec layer) {
    return switch (layer) {
      case Convolution c ->
          Messages.text("train.layer.convolution", c.kernelHeight(), c.kernelWidth())
              + (c.stride() == 1 ? "" : Messages.text("train.layer.stride", c.stride()));
      case BatchNorm() -> Messages.text("train.layer.norm");
      case Activate(var activation) ->
          activation.name().replace('_', ' ').toLowerCase(Locale.ROOT).replace("relu", "ReLU");
      case LeakyRelu(double slope) -> Messages.text("train.layer.leaky-relu", slope);
      case ZeroPadding _ -> Messages.text("train.layer.zero-padding");
      case Pool p ->
          Messages.text(
              p.kind() == Pool.Kind.MAX ? "train.layer.max" : "train.layer.mean", p.size());
      case Dropout(double rate) -> Messages.text("train.layer.dropout", Formats.percent(rate, 0));
      case Dense(int units, var _) -> Messages.text("train.layer.dense", units);
      case Output() -> Messages.text("train.layer.output");
    };
  }

  private static String style(LayerSpec layer) {
    return switch (layer) {
      case Convolution _ -> "layer-convolution";
      case Pool _ -> "layer-pool";
      case Output _ -> "layer-output";
      default -> "layer-dense";
    };
  }

  private static String shape(Shape shape) {
    return shape.toString().replace("x", "\u2009\u00d7\u2009");
  }

  private static Node block(String name, String shape, Shape out, String style, String cost) {
    Label title = new Label(name);
    title.getStyleClass().add("small");
    Label size = new Label(shape);
    size.getStyleClass().addAll("small", "muted", "figure");
    Label costs = new Label(cost);
    costs.getStyleClass().addAll("small", "muted", "figure");
    VBox box = new VBox(picture(out, style), title, size, costs);
    box.getStyleClass().add("layer");
    return box;
  }

  /** Draws a layer that keeps the shape: a bar between two blocks. */
  private static Node slim(String name, String cost) {
    Rectangle bar = new Rectangle(6, SIDE);
    bar.getStyleClass().addAll("sheet", "layer-slim");
    Label title = new Label(name);
    title.getStyleClass().addAll("small", "muted");
    StackPane picture = new StackPane(bar);
    picture.setMinHeight(SIDE + 8);
    Label costs = new Label(cost.isEmpty() ? "" : "\n" + cost);
    costs.getStyleClass().addAll("small", "muted", "figure");
    VBox box = new VBox(picture, title, costs);
    box.getStyleClass().add("layer");
    return box;
  }

  /** Draws feature maps as sheets to scale, and single values as a column. */
  private static Node picture(Shape out, String style) {
    Pane pane = new Pane();
    if (out.height() == 1 && out.width() == 1) {
      double height = Math.min(SIDE, 8 + 6 * Math.log(out.size()) / Math.log(2));
      Rectangle column = new Rectangle(10, height);
      column.setArcWidth(4);
      column.setArcHeight(4);
      column.getStyleClass().addAll("sheet", style);
      StackPane middle = new StackPane(column);
      middle.setMinSize(SIDE, SIDE + 8);
      return middle;
    }
    int sheets = Math.clamp(1 + Math.round(Math.log(out.channels()) / Math.log(4)), 1, MAX_SHEETS);
    double scale = (SIDE - 16) / 28;
    double height = Math.max(4, out.height() * scale);
    double width = Math.max(4, out.width() * scale);
    for (int i = sheets - 1; i >= 0; i--) {
      Rectangle sheet = new Rectangle(i * 4, (sheets - 1 - i) * 4, width, height);
      sheet.getStyleClass().addAll("sheet", style);
      pane.getChildren().add(sheet);
    }
    HBox middle = new HBox(new Group(pane));
    middle.setAlignment(Pos.CENTER);
    middle.setMinSize(SIDE, SIDE + 8);
    return middle;
  }
}
