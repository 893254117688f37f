package org.digitstudio.ui.inside.model;

import java.util.ArrayList;
import java.util.List;
import org.digitstudio.application.text.Messages;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.network.Activation;
import org.digitstudio.domain.network.InputLayout;
import org.digitstudio.domain.network.LayerSpec.Activate;
import org.digitstudio.domain.network.LayerSpec.BatchNorm;
import org.digitstudio.domain.network.LayerSpec.Convolution;
import org.digitstudio.domain.network.Shape;
import org.digitstudio.insight.ForwardPass.ChannelNormalization;
import org.digitstudio.insight.NetworkParts.Part;
import org.digitstudio.insight.Patch;
import org.digitstudio.insight.ReceptiveField.Area;
import org.digitstudio.ui.inside.widgets.Cell;
import org.digitstudio.ui.inside.widgets.LayerNames;
import org.digitstudio.ui.inside.widgets.Numbers;
import org.digitstudio.ui.inside.widgets.Tint;

/**
 * One of the network's own kernels over one channel of what enters its layer. The article's code
 * has the picture's columns as 28 channels: there the window is a strip as wide as the picture.
 */
public record LayerKernelView(Inspection now, Part part, int map, int channel)
    implements KernelView {

  private Convolution layer() {
    return (Convolution) now.trace().layer(part.layer());
  }

  private Shape in() {
    return now.trace().inputShape(part.layer());
  }

  /** Whether the picture's columns are this layer's channels. */
  boolean strip() {
    return part.layer() == 0 && now.trace().spec().input() == InputLayout.CHANNELS_LAST;
  }

  @Override
  public Matrix input() {
    if (strip() || part.layer() == 0) {
      return new Matrix(DigitImage.SIDE, DigitImage.SIDE, now.trace().pixels(), Tint.INK, 1);
    }
    float[] all = now.trace().inputOf(part.layer());
    Shape shown = Inspection.upright(in());
    return new Matrix(
        shown.height(),
        shown.width(),
        Inspection.channel(all, in(), channel),
        Tint.SIGNED,
        Inspection.maxAbsolute(all));
  }

  @Override
  public Matrix output() {
    Shape shown = now.displayShape(part.last());
    float scale = Inspection.maxAbsolute(now.trace().activations(part.last()));
    return new Matrix(shown.height(), shown.width(), now.map(part.last(), map), Tint.SIGNED, scale);
  }

  private int top() {
    return layer().padding().zerosBefore(in().height(), layer().kernelHeight(), layer().stride());
  }

  private int left() {
    return layer().padding().zerosBefore(in().width(), layer().kernelWidth(), layer().stride());
  }

  private boolean turned() {
    return now.trace().outputShape(part.layer()).height() == 1;
  }

  /** From the screen's cell to the layer's own. */
  private Cell own(Cell cell) {
    return turned() ? new Cell(cell.column(), cell.row()) : cell;
  }

  @Override
  public Area patchArea(Cell cell) {
    Cell own = own(cell);
    int y = own.row() * layer().stride() - top();
    int x = own.column() * layer().stride() - left();
    if (strip()) {
      return new Area(x, 0, x + layer().kernelWidth() - 1, DigitImage.SIDE - 1);
    }
    Area area = new Area(y, x, y + layer().kernelHeight() - 1, x + layer().kernelWidth() - 1);
    return turned() ? new Area(area.left(), area.top(), area.right(), area.bottom()) : area;
  }

  @Override
  public Cell cellAt(Cell input) {
    int rows = turned() ? layer().kernelWidth() : layer().kernelHeight();
    int columns = turned() ? layer().kernelHeight() : layer().kernelWidth();
    Cell cell =
        new Cell(
            centred(input.row(), turned() ? left() : top(), rows),
            centred(input.column(), turned() ? top() : left(), columns));
    return cell.within(output().rows(), output().columns());
  }

  private int centred(int at, int before, int kernel) {
    return Math.floorDiv(at + before - (kernel - 1) / 2 + layer().stride() / 2, layer().stride());
  }

  @Override
  public Patch patch(Cell cell) {
    Cell own = own(cell);
    Patch patch = Patch.of(now.trace(), part.layer(), map, own.row(), own.column());
    return strip() ? patch.asStrip(top()) : patch;
  }

  @Override
  public List<Step> steps(Cell cell) {
    List<Step> steps = new ArrayList<>();
    Cell own = own(cell);
    Shape out = now.trace().outputShape(part.layer());
    int index = (map * out.height() + own.row()) * out.width() + own.column();
    activation(steps, layer().activation(), part.layer(), index);
    for (int i = part.layer() + 1; i <= part.last(); i++) {
      if (now.trace().layer(i) instanceof Activate activate) {
        activation(steps, activate.activation(), i, index);
      } else if (now.trace().layer(i) instanceof BatchNorm) {
        ChannelNormalization norm = now.trace().network().normalization(i, map);
        String name =
            Messages.text(
                "inside.conv.normalized",
                Numbers.term(-norm.mean(), 2),
                Numbers.two(norm.scale()),
                Numbers.term(norm.beta(), 2));
        steps.add(new Step(name, now.trace().activations(i)[index]));
      }
    }
    return steps;
  }

  private void activation(List<Step> steps, Activation activation, int layer, int index) {
    if (activation != Activation.IDENTITY) {
      steps.add(new Step(LayerNames.of(activation), now.trace().activations(layer)[index]));
    }
  }
}
