package org.digitstudio.engine.simd;

/**
 * The innermost loops that skip what a ReLU, dropout or an empty background has made zero, in two
 * versions that agree within rounding. Behind the article's pooling and dropout a quarter of the
 * values is left.
 */
public abstract class SparseLoops {

  public static SparseLoops of(Tiles tiles) {
    return tiles instanceof VectorTiles ? vector() : new ScalarSparseLoops();
  }

  private static SparseLoops vector() {
    return VectorSparseLoops.isFast() ? new VectorSparseLoops() : new ScalarSparseLoops();
  }

  /**
   * Lists the values above 0 in their order, with their distance from {@code at}.
   *
   * @param count a multiple of 16
   */
  public abstract void positives(float[] values, int at, int count, SparseVector to);

  /**
   * Adds rows of weights, each times a value: {@code out[j] += sum over picks of value * weights[
   * place * width + j]}.
   *
   * @param width a multiple of 32
   */
  public abstract void addRows(
      SparseVector picks, float[] weights, int weightsAt, int width, float[] out, int outAt);

  /** Works out one input's part of the way back. */
  public abstract void learn(InputPart part);

  /** Lists where one map's gradient goes on, in {@code part.picks}, and adds to its bias. */
  public abstract void winners(WinnerPart part, int map);

  /**
   * Adds to one map's kernel gradient the pixels its winners saw, times their gradient.
   *
   * @param picks where each patch of pixels begins, and the gradient
   * @param line values of a row of the padded picture
   * @param rows of the kernel, at most {@link WinnerPart#ROWS}
   * @param sums takes {@link WinnerPart#ROWS} times 8 values from {@code at}; those beyond the
   *     kernel's size mean nothing
   */
  public abstract void addPatches(
      SparseVector picks, float[] padded, int line, int rows, float[] sums, int at);

  /**
   * One input of a dense layer on the way back, over the pictures p in which its value x(p) is not
   * zero: {@code sums[j] = sum over p of x(p) * gradient[p * width + j]}, the gradient by its
   * weights, and {@code back[p * size] = sum over j of gradient[p * width + j] * weights[j]}.
   * Mutable, reused by one thread.
   */
  public static final class InputPart {
    public final SparseVector pictures;
    public float[] gradient = {};
    public int gradientAt;
    public int width;
    public float[] weights = {};
    public int weightsAt;
    public float[] sums = {};
    public int sumsAt;

    /** Whether the old sums count; they are overwritten otherwise. */
    public boolean add;

    /** Takes what goes back to each picture; empty where nothing does. */
    public float[] back = {};

    public int backAt;

    /** Values of a picture. */
    public int size;

    /**
     * @param most the most pictures
     */
    public InputPart(int most) {
      pictures = new SparseVector(most);
    }
  }

  /** One picture's pooled gradient, turned round; mutable, reused by one thread. */
  public static final class WinnerPart {
    public static final int ROWS = 5;

    /** Values of a map: its places, and zeros up to a whole vector. */
    public final int row;

    /** Row by row each map's gradient; 0 where the ReLU was closed. */
    public final float[] gradient;

    /** Which corner won, row by row for each 16 maps: as {@link Tiles#pool2} wrote it. */
    public final int[] words;

    /** Where each place's window begins in the padded picture; negative where nothing is drawn. */
    public final int[] windows;

    public final SparseVector picks;
    public final float[] bias;

    /** From a window's first corner to its right one and to its lower one, in the picture. */
    final int right;

    final int lower;

    public WinnerPart(int places, int channels, int right, int lower) {
      this.row = (places + 15) / 16 * 16;
      this.gradient = new float[channels * row];
      this.words = new int[channels / 16 * row];
      this.windows = new int[row];
      this.picks = new SparseVector(row);
      this.bias = new float[channels];
      this.right = right;
      this.lower = lower;
    }
  }
}
