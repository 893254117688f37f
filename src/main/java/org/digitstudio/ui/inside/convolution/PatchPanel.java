package org.digitstudio.ui.inside.convolution;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.digitstudio.application.text.Messages;
import org.digitstudio.insight.Patch;
import org.digitstudio.ui.inside.model.Inspection;
import org.digitstudio.ui.inside.model.KernelView;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.Equation;
import org.digitstudio.ui.inside.widgets.NumberMatrix;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Panel;
import org.digitstudio.ui.inside.widgets.PixelMap;
import org.digitstudio.ui.inside.widgets.Tint;

/** One cell of a feature map written out: patch times kernel, the products and their sum. */
final class PatchPanel extends VBox {
  private static final int MAX_NUMBER_COLUMNS = 7;
  private static final int STRIP_ZOOM = 7;
  private static final int ROW = 21;

  private final NumberMatrix inputs = matrix("inside.conv.patch", 2, 34);
  private final NumberMatrix weights = matrix("inside.conv.kernel", 3, 46);
  private final NumberMatrix products = matrix("inside.conv.products", 4, 55);
  private final NumberMatrix rowSums = matrix("inside.conv.rowsums", 4, 59);
  private final PixelMap stripInputs = new PixelMap(Messages.text("inside.conv.patch"));
  private final PixelMap stripWeights = new PixelMap(Messages.text("inside.conv.kernel"));
  private final PixelMap stripProducts = new PixelMap(Messages.text("inside.conv.products"));
  private final StackPane kernelSlot = new StackPane(weights);
  private final Label productsName = Panel.caption("");
  private final HBox numbers;
  private final HBox strips;
  private final NumberMatrix stripSums = matrix("inside.conv.rowsums", 4, 59);
  private final Equation equation =
      new Equation()
          .term("conv-products", "")
          .sign("+")
          .term("conv-others", "")
          .sign("+")
          .term("conv-bias", Messages.text("inside.conv.bias"))
          .sign("=")
          .term("conv-sum", Messages.text("inside.conv.sum"))
          .sign("\u2192")
          .term("conv-step1", "")
          .sign("\u2192")
          .term("conv-step2", "");

  PatchPanel() {
    getStyleClass().add("inside-patch");
    products.setId("conv-matrix");
    numbers =
        row(
            Panel.captioned(inputs, Panel.caption(Messages.text("inside.conv.patch"))),
            sign("\u00d7"),
            Panel.captioned(kernelSlot, Panel.caption(Messages.text("inside.conv.kernel"))),
            sign("="),
            Panel.captioned(products, productsName),
            sign("\u2192"),
            Panel.captioned(rowSums, Panel.caption(Messages.text("inside.conv.rowsums"))));
    strips =
        row(
            Panel.captioned(stripInputs, Panel.caption(Messages.text("inside.conv.patch"))),
            sign("\u00d7"),
            Panel.captioned(stripWeights, Panel.caption(Messages.text("inside.conv.kernel"))),
            sign("="),
            Panel.captioned(stripProducts, Panel.caption(Messages.text("inside.conv.products"))),
            sign("\u2192"),
            Panel.captioned(stripSums, Panel.caption(Messages.text("inside.conv.rowsums"))));
    getChildren().addAll(numbers, strips, equation);
  }

  /** Shows the custom kernel's fields in place of the weights, or the weights again. */
  void editor(Optional<KernelEditor> editor) {
    Node wanted = editor.map(Node.class::cast).orElse(weights);
    if (!kernelSlot.getChildren().contains(wanted)) {
      kernelSlot.getChildren().setAll(wanted);
    }
  }

  void show(KernelView kernelView, Cell cell) {
    Patch patch = kernelView.patch(cell);
    int channel = kernelView.channel();
    int size = patch.rows() * patch.columns();
    float[] in = part(patch.inputs(), channel, size);
    float[] kernel = part(patch.weights(), channel, size);
    float[] product = new float[size];
    float[] sums = new float[patch.rows()];
    for (int i = 0; i < size; i++) {
      product[i] = patch.product(channel * size + i);
    }
    for (int row = 0; row < sums.length; row++) {
      sums[row] = patch.rowSum(channel, row);
    }
    boolean wide = patch.columns() > MAX_NUMBER_COLUMNS;
    shown(numbers, !wide);
    shown(strips, wide);
    KernelView.Matrix input = kernelView.input();
    float weightScale = Inspection.maxAbsolute(patch.weights());
    float productScale = Math.max(1e-6f, weightScale * input.scale());
    if (wide) {
      int rows = patch.rows();
      int columns = patch.columns();
      stripInputs.cellSize(STRIP_ZOOM, ROW).show(rows, columns, in, input.tint(), input.scale());
      stripWeights.cellSize(STRIP_ZOOM, ROW).show(rows, columns, kernel, Tint.SIGNED, weightScale);
      stripProducts
          .cellSize(STRIP_ZOOM, ROW)
          .show(rows, columns, product, Tint.SIGNED, productScale);
      stripSums.show(rows, 1, sums, Tint.SIGNED, productScale * columns);
    } else {
      inputs.show(patch.rows(), patch.columns(), in, input.tint(), input.scale());
      weights.show(patch.rows(), patch.columns(), kernel, Tint.SIGNED, weightScale);
      products.show(patch.rows(), patch.columns(), product, Tint.SIGNED, productScale);
      rowSums.show(patch.rows(), 1, sums, Tint.SIGNED, productScale * patch.columns());
    }
    productsName.setText(Messages.text("inside.conv.products.count", Numbers.count(size)));
    equation(patch, channel, size, kernelView.steps(cell));
  }

  /** Returns the bounds of the patch's numbers in the scene. */
  Bounds patchBounds() {
    Node matrix = numbers.isVisible() ? inputs : stripInputs;
    return matrix.localToScene(matrix.getBoundsInLocal());
  }

  private void equation(Patch patch, int channel, int size, List<KernelView.Step> steps) {
    equation.name(
        "conv-products", Messages.text("inside.conv.products.count", Numbers.count(size)));
    equation.set("conv-products", patch.channelSum(channel));
    boolean others = patch.channels() > 1;
    equation.visible("conv-others", others);
    if (others) {
      equation.name("conv-others", Messages.text("inside.conv.others", patch.channels() - 1));
      equation.set("conv-others", patch.productSum() - patch.channelSum(channel));
    }
    equation.set("conv-bias", patch.bias());
    equation.set("conv-sum", patch.preActivation());
    for (int i = 0; i < 2; i++) {
      String id = "conv-step" + (i + 1);
      equation.visible(id, i < steps.size());
      if (i < steps.size()) {
        equation.name(id, steps.get(i).name());
        equation.set(id, steps.get(i).value());
      }
    }
  }

  private static float[] part(float[] values, int channel, int size) {
    return Arrays.copyOfRange(values, channel * size, (channel + 1) * size);
  }

  private static NumberMatrix matrix(String key, int decimals, double width) {
    return new NumberMatrix(Messages.text(key), decimals, width, ROW);
  }

  private static Label sign(String sign) {
    Label label = new Label(sign);
    label.getStyleClass().add("inside-sign");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(nodes);
    row.getStyleClass().add("inside-products");
    return row;
  }

  private static void shown(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
