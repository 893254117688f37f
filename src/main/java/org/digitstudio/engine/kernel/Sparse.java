package org.digitstudio.engine.kernel;

/**
 * The innermost loops that skip what a ReLU, dropout or an empty background has made zero, in two
 * versions that agree within rounding. Behind the article's pooling and dropout a quarter of the
 * values is left.
 */
abstract class Sparse {

  static Sparse of(Tiles tiles) {
    return tiles instanceof VectorTiles ? vector() : new ScalarSparse();
  }

  private static Sparse vector() {
    return VectorSparse.isFast() ? new VectorSparse() : new ScalarSparse();
  }

  /**
   * Lists the values above 0 in their order, with their distance from {@code at}.
   *
   * @param count a multiple of 16
   */
  abstract void positives(float[] values, int at, int count, Picks to);

  /**
   * Adds rows of weights, each times a value: {@code out[j] += sum over picks of value * weights[
   * place * width + j]}.
   *
   * @param width a multiple of 32
   */
  abstract void addRows(
      Picks picks, float[] weights, int weightsAt, int width, float[] out, int outAt);

  /** Works out one input's part of the way back. */
  abstract void learn(InputPart part);

  /**
   * Lists a place's channels whose gradient goes on, after those already listed.
   *
   * @param at where the place's channels begin
   * @param patch where its patch of pixels begins; negative where that is empty, so that only the
   *     bias learns
   */
  abstract void winners(WinnerPart part, int at, int patch);

  /**
   * Adds to each picked map's kernel gradient the pixels its winner saw, times the value.
   *
   * @param picks their places hold the map above bit 16 and the patch's first pixel below
   * @param line values of a row of the padded picture
   * @param rows of the kernel
   * @param sums {@code rows} times 8 values for each map, from {@code sumsAt}
   */
  abstract void addPatches(
      Picks picks, float[] padded, int line, int rows, float[] sums, int sumsAt);

  /**
   * One input of a dense layer on the way back, over those pictures p in which its value x(p) is
   * not zero: {@code sums[j] = sum over p of x(p) * gradient[p * width + j]}, the gradient by its
   * weights, and {@code back[p * size + input] = sum over j of gradient[p * width + j] *
   * weights[j]}. Mutable, reused by one thread.
   */
  static final class InputPart {
    /** The pictures, in order; this input's begin at {@code from}. */
    int[] pictures = {};

    int from;
    int count;

    /** What came in: {@code size} values of each picture. */
    float[] values = {};

    int size;
    int input;
    float[] gradient = {};
    int gradientAt;
    int width;
    float[] weights = {};
    int weightsAt;
    float[] sums = {};
    int sumsAt;

    /** Whether the old sums count; they are overwritten otherwise. */
    boolean add;

    /** Empty where nothing goes back. */
    float[] back = {};
  }

  /** What {@link #winners} reads and where it lists; mutable, reused by one thread. */
  static final class WinnerPart {
    final Picks picks;

    /**
     * The bias's gradient in {@link #LANES} parts, one after the other: a place adds to one of
     * them, so that it need not wait for the place before it.
     */
    final float[] bias;

    static final int LANES = 4;

    float[] gradient = {};
    float[] values = {};
    float scale;

    /** As {@link Tiles#pool2} wrote them. */
    int[] winners = {};

    int channels;

    /** From a window's first place to its right one and to its lower one, in the padded picture. */
    int right;

    int lower;

    WinnerPart(int most, int channels) {
      picks = new Picks(most);
      bias = new float[LANES * channels];
      this.channels = channels;
    }
  }
}
