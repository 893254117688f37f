package org.digitstudio.engine.op;

import java.util.Arrays;
import org.digitstudio.domain.network.LayerSpec.Pool;

/** Pooling of any size, stride and padding, for windows the fused loops do not take. */
public final class PoolOp extends LayerOp {
  private final Pool spec;
  private final Activations in;
  private final Activations out;
  private final int top;
  private final int left;

  /** Where each largest value lay in its picture. */
  private final int[] winners;

  public PoolOp(Pool spec, Activations in, Activations out, int capacity) {
    this.spec = spec;
    this.in = in;
    this.out = out;
    this.top = spec.padding().zerosBefore(in.shape.height(), spec.size(), spec.stride());
    this.left = spec.padding().zerosBefore(in.shape.width(), spec.size(), spec.stride());
    this.winners = new int[capacity * out.size];
  }

  @Override
  public String name(boolean forward, int phase) {
    return forward ? "pooling" : "pooling: way back";
  }

  @Override
  public void forward(int phase, BatchContext step, int worker) {
    for (int i = step.from(worker); i < step.to(worker); i++) {
      visit(i, true);
    }
  }

  @Override
  public void backward(int phase, BatchContext step, int worker) {
    for (int i = step.from(worker); i < step.to(worker); i++) {
      Arrays.fill(in.gradient, i * in.size, (i + 1) * in.size, 0f);
      visit(i, false);
    }
  }

  private void visit(int picture, boolean forward) {
    int target = picture * out.size;
    for (int row = 0; row < out.shape.height(); row++) {
      int top = Math.max(0, row * spec.stride() - this.top);
      int bottom = Math.min(in.shape.height(), row * spec.stride() - this.top + spec.size());
      for (int column = 0; column < out.shape.width(); column++) {
        int left = Math.max(0, column * spec.stride() - this.left);
        int right = Math.min(in.shape.width(), column * spec.stride() - this.left + spec.size());
        for (int c = 0; c < out.channels; c++) {
          Field field = new Field(picture * in.size + c, top, bottom, left, right);
          if (spec.kind() == Pool.Kind.MAX) {
            largest(field, target++, forward);
          } else {
            mean(field, target++, forward);
          }
        }
      }
    }
  }

  /** A window's part inside the map; the compiler takes it apart, so nothing is allocated. */
  private record Field(int start, int top, int bottom, int left, int right) {}

  private int placeOf(Field field, int row, int column) {
    return field.start() + (row * in.shape.width() + column) * in.channels;
  }

  private void largest(Field field, int target, boolean forward) {
    if (!forward) {
      in.gradient[winners[target]] += out.gradient[target];
      return;
    }
    int best = placeOf(field, field.top(), field.left());
    for (int row = field.top(); row < field.bottom(); row++) {
      for (int column = field.left(); column < field.right(); column++) {
        int place = placeOf(field, row, column);
        best = in.values[place] > in.values[best] ? place : best;
      }
    }
    winners[target] = best;
    out.values[target] = in.values[best];
  }

  /** The border does not count, as in Deeplearning4j. */
  private void mean(Field field, int target, boolean forward) {
    float share = 1f / ((field.bottom() - field.top()) * (field.right() - field.left()));
    float sum = 0;
    for (int row = field.top(); row < field.bottom(); row++) {
      for (int column = field.left(); column < field.right(); column++) {
        int place = placeOf(field, row, column);
        if (forward) {
          sum += in.values[place];
        } else {
          in.gradient[place] += out.gradient[target] * share;
        }
      }
    }
    if (forward) {
      out.values[target] = sum * share;
    }
  }
}
