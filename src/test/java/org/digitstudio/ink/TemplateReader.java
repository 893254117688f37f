package org.digitstudio.ink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.digitstudio.domain.Softmax;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Prediction;

/** A reader for tests that knows a few drawings and is the less sure the less a picture is one. */
public final class TemplateReader implements Function<DigitImage, Prediction> {
  private record Template(int digit, float[] pixels) {}

  private final List<Template> templates = new ArrayList<>();
  private int calls;

  public TemplateReader knowing(int digit, DigitImage image) {
    templates.add(new Template(digit, smooth(image)));
    return this;
  }

  public int calls() {
    return calls;
  }

  @Override
  public Prediction apply(DigitImage image) {
    calls++;
    float[] pixels = smooth(image);
    float[] sums = new float[Prediction.CLASSES];
    double most = 0;
    for (Template template : templates) {
      double like = cosine(template.pixels, pixels);
      sums[template.digit] = Math.max(sums[template.digit], (float) (15 * like));
      most = Math.max(most, like);
    }
    return new Prediction(Softmax.of(sums, 1), most > 0.85, 0);
  }

  private static double cosine(float[] a, float[] b) {
    double ab = 0;
    double aa = 1e-9;
    double bb = 1e-9;
    for (int i = 0; i < a.length; i++) {
      ab += a[i] * b[i];
      aa += a[i] * a[i];
      bb += b[i] * b[i];
    }
    return ab / Math.sqrt(aa * bb);
  }

  /** Blurred over 5x5, so that a pixel's shift does not matter much. */
  private static float[] smooth(DigitImage image) {
    float[] out = new float[DigitImage.PIXELS];
    for (int row = 2; row < 26; row++) {
      for (int column = 2; column < 26; column++) {
        for (int i = 0; i < 25; i++) {
          out[row * 28 + column] += image.at(row + i / 5 - 2, column + i % 5 - 2);
        }
      }
    }
    return out;
  }
}
