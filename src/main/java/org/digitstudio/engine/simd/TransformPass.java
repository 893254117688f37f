package org.digitstudio.engine.simd;

/**
 * Operands of a {@link WinogradTransform} along one axis of a tile, for several lines and for
 * {@code width} channels at once. Mutable and reused; one instance serves one thread.
 *
 * <p>Value e of line l is the {@code width} floats from {@code from[fromStart + l * fromLine + e *
 * fromStep]}; results lie likewise in {@code to}.
 */
public final class TransformPass {
  float[] from = {};
  int fromStart;
  int fromLine;
  int fromStep;
  float[] to = {};
  int toStart;
  int toLine;
  int toStep;
  public int lines;

  /** Channels, a multiple of 32. */
  public int width;

  /** Number of present inputs; the others count as 0. Only for {@code OUTPUT_ADJOINT}. */
  public int inputs;

  /** Number of outputs to compute. Only for {@code OUTPUT}. */
  public int outputs;

  /** Whether results are added to {@code to}. Only for {@code INPUT_ADJOINT}. */
  public boolean add;

  /** Sets the location of the inputs. */
  public void from(float[] values, int start, int line, int step) {
    from = values;
    fromStart = start;
    fromLine = line;
    fromStep = step;
  }

  /** Sets the location of the results. */
  public void to(float[] values, int start, int line, int step) {
    to = values;
    toStart = start;
    toLine = line;
    toStep = step;
  }

  /** Sets the distance between the lines of the inputs. */
  public void fromLine(int line) {
    fromLine = line;
  }
}
