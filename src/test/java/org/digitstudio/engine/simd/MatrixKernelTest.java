package org.digitstudio.engine.simd;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The vector loops against the scalar ones, which are short enough to check by eye. */
class MatrixKernelTest {
  private static final int TERMS = 45;
  private static final int LINE = 40;

  @ParameterizedTest
  @CsvSource({
    "1,false",
    "2,false",
    "3,true",
    "4,false",
    "5,true",
    "6,false",
    "7,false",
    "7,true",
    "8,false",
    "9,true",
    "10,false",
    "11,true",
    "12,false",
    "13,true",
    "14,false",
    "14,true"
  })
  void computesAnyNumberOfRowsLikeThePlainLoops(int rows, boolean add) {
    float[] vector = product(Kernels.best(), rows, add);
    float[] scalar = product(Kernels.scalar(), rows, add);
    for (int i = 0; i < scalar.length; i++) {
      assertThat(vector[i]).as("value %d", i).isCloseTo(scalar[i], within(scalar[i]));
    }
  }

  private static Offset<Float> within(float value) {
    return Offset.offset(1e-4f * (1 + Math.abs(value)));
  }

  /** Returns all of C, so that a row written too far shows too. */
  private static float[] product(Kernels kernels, int rows, boolean add) {
    SplittableRandom random = new SplittableRandom(rows);
    MatrixProduct t = new MatrixProduct();
    t.a = values(random, 20 * LINE);
    t.aStart = 3;
    t.aRow = 5;
    t.steps = MatrixProduct.evenSteps(TERMS, 3);
    t.b = values(random, (TERMS + 1) * MatrixProduct.COLUMNS);
    t.bStart = 8;
    t.from = 1;
    t.to = TERMS;
    t.c = values(random, 40 * MatrixProduct.COLUMNS);
    t.cStart = 7;
    t.cRow = MatrixProduct.COLUMNS + 8;
    t.add = add;
    kernels.matrix().multiply(t, rows);
    return t.c;
  }

  private static float[] values(SplittableRandom random, int count) {
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) random.nextDouble(-1, 1);
    }
    return values;
  }
}
