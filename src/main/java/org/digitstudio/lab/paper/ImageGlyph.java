package org.digitstudio.lab.paper;

import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.ink.Box;

/**
 * A glyph as a 28x28 image, white on black. It is enlarged by cubic interpolation and sharpened;
 * its strokes are eroded or dilated to the pen's width.
 */
final class ImageGlyph implements Glyph {
  private static final int SIDE = DigitImage.SIDE;

  /** Maximum amount by which the middle of a stroke may fade, 0..1. */
  private static final float RIDGE = 0.2f;

  private final int label;
  private final float[] pixels;
  private final float left;
  private final float top;
  private final float inkWidth;
  private final float inkHeight;

  ImageGlyph(int label, DigitImage image) {
    this.label = label;
    this.pixels = image.pixels();
    int l = SIDE;
    int t = SIDE;
    int r = 0;
    int b = 0;
    for (int i = 0; i < pixels.length; i++) {
      if (pixels[i] > 0.3f) {
        l = Math.min(l, i % SIDE);
        r = Math.max(r, i % SIDE + 1);
        t = Math.min(t, i / SIDE);
        b = Math.max(b, i / SIDE + 1);
      }
    }
    boolean empty = r <= l;
    this.left = empty ? 0 : l;
    this.top = empty ? 0 : t;
    this.inkWidth = empty ? 1 : r - l;
    this.inkHeight = empty ? 1 : b - t;
  }

  @Override
  public int label() {
    return label;
  }

  @Override
  public float aspect() {
    return inkWidth / inkHeight;
  }

  @Override
  public Box draw(InkLayer page, Placement placement, Pen pen, PageRandom random) {
    float unit = inkHeight;
    float scale = placement.height / unit;
    // Distance that the stroke's edges move towards the pen's width, limited, in image pixels.
    float radius = pen.radius() / scale;
    float thinner = Math.clamp(1.3f - radius, -0.5f, 0.7f);
    float threshold = thinner > 0 ? 0.5f : 0.5f + 0.5f * thinner;
    float reach = Math.max(0, thinner);
    float gain = Math.max(1f, 0.9f * scale);
    float[] corners = corners(placement);
    int x0 = (int) Math.floor(corners[0]);
    int y0 = (int) Math.floor(corners[1]);
    int x1 = (int) Math.ceil(corners[2]);
    int y1 = (int) Math.ceil(corners[3]);
    Patchy patchy = new Patchy(pen, placement.height, random);
    int l = Integer.MAX_VALUE;
    int t = Integer.MAX_VALUE;
    int r = -1;
    int b = -1;
    for (int y = y0; y <= y1; y++) {
      for (int x = x0; x <= x1; x++) {
        float u = left + unit * placement.glyphU(x + 0.5f, y + 0.5f) - 0.5f;
        float v = top + unit * placement.glyphV(x + 0.5f, y + 0.5f) - 0.5f;
        float value = at(u, v);
        if (reach > 0 && value > 0.1f) {
          float eroded = Math.min(value, Math.min(at(u - reach, v), at(u + reach, v)));
          eroded = Math.min(eroded, Math.min(at(u, v - reach), at(u, v + reach)));
          // Keeps the middle of a stroke, however thin the pen is.
          value = Math.max(eroded, value - RIDGE);
        }
        float amount = Math.clamp((value - threshold) * gain + 0.5f, 0f, 1f);
        if (amount > 0.02f) {
          page.put(x, y, amount * patchy.at(x, y));
          if (amount >= 0.5f) {
            l = Math.min(l, x);
            r = Math.max(r, x + 1);
            t = Math.min(t, y);
            b = Math.max(b, y + 1);
          }
        }
      }
    }
    return r > l ? Box.around(l, t, r, b) : new Box(0, 0, 0, 0);
  }

  /** Returns the box of the image on the page, with a margin for the bends. */
  private float[] corners(Placement placement) {
    float[] box = {1e9f, 1e9f, -1e9f, -1e9f};
    float room = 0.15f;
    for (int corner = 0; corner < 4; corner++) {
      float u = corner % 2 == 0 ? -room : aspect() + room;
      float v = corner < 2 ? -room : 1 + room;
      box[0] = Math.min(box[0], placement.pageX(u, v));
      box[1] = Math.min(box[1], placement.pageY(u, v));
      box[2] = Math.max(box[2], placement.pageX(u, v));
      box[3] = Math.max(box[3], placement.pageY(u, v));
    }
    return box;
  }

  /** Returns a value by Catmull-Rom interpolation; 0 outside the image. */
  private float at(float x, float y) {
    int column = (int) Math.floor(x);
    int row = (int) Math.floor(y);
    float fx = x - column;
    float fy = y - row;
    float sum = 0;
    for (int j = -1; j <= 2; j++) {
      int r = row + j;
      if (r < 0 || r >= SIDE) {
        continue;
      }
      float line = 0;
      for (int i = -1; i <= 2; i++) {
        int c = column + i;
        if (c >= 0 && c < SIDE) {
          line += weight(i, fx) * pixels[r * SIDE + c];
        }
      }
      sum += weight(j, fy) * line;
    }
    return sum;
  }

  private static float weight(int i, float f) {
    return switch (i) {
      case -1 -> f * (-0.5f + f * (1 - 0.5f * f));
      case 0 -> 1 + f * f * (-2.5f + 1.5f * f);
      case 1 -> f * (0.5f + f * (2 - 1.5f * f));
      default -> f * f * (-0.5f + 0.5f * f);
    };
  }

  /** A smooth random variation of the stroke width. */
  private static final class Patchy {
    private final float depth;
    private final float kx;
    private final float ky;
    private final float phase;

    Patchy(Pen pen, float height, PageRandom random) {
      this.depth = 0.5f * pen.pressure() + 2 * pen.breaks();
      this.kx = random.between(-12, 12) / height;
      this.ky = random.between(-12, 12) / height;
      this.phase = random.between(0, 6.28);
    }

    float at(int x, int y) {
      return 1 - depth * 0.5f * (1 + (float) Math.sin(kx * x + ky * y + phase));
    }
  }
}
