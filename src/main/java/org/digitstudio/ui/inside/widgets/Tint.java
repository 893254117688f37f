package org.digitstudio.ui.inside.widgets;

/**
 * Maps numbers to colours. Both scales are black at 0, like the background of the 28x28 image; blue
 * and orange are told apart with every kind of colour blindness.
 */
public enum Tint {
  /** Grey levels from 0, black, to 1, white. */
  INK {
    @Override
    public int argb(float value) {
      int grey = Math.round(255 * Math.clamp(value, 0f, 1f));
      return opaque(grey, grey, grey);
    }
  },
  /** From -1, blue, through 0, black, to 1, orange. */
  SIGNED {
    @Override
    public int argb(float value) {
      // The exponent makes weak values visible.
      float strength = (float) Math.pow(Math.min(1f, Math.abs(value)), 0.7);
      return value < 0
          ? opaque(mix(strength, 88), mix(strength, 170), mix(strength, 255))
          : opaque(mix(strength, 255), mix(strength, 162), mix(strength, 64));
    }
  };

  /** Returns the opaque ARGB colour of a value, clamped to -1..1. */
  public abstract int argb(float value);

  /** Returns the colour of a signed value on top of a dimmed grey level. */
  static int over(float ink, float signed) {
    int top = SIGNED.argb(signed);
    int under = Math.round(90 * Math.clamp(ink, 0f, 1f));
    float cover = Math.min(1f, Math.abs(signed) * 3f);
    return opaque(
        blend(under, top >> 16 & 0xFF, cover),
        blend(under, top >> 8 & 0xFF, cover),
        blend(under, top & 0xFF, cover));
  }

  /** Returns whether black text has more contrast on this colour than white text. */
  public static boolean wantsBlackText(int argb) {
    double luminance =
        0.2126 * linear(argb >> 16 & 0xFF)
            + 0.7152 * linear(argb >> 8 & 0xFF)
            + 0.0722 * linear(argb & 0xFF);
    return luminance > 0.179;
  }

  private static double linear(int channel) {
    double share = channel / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }

  private static int blend(int under, int top, float cover) {
    return Math.round(under + (top - under) * cover);
  }

  private static int mix(float strength, int full) {
    return Math.round(strength * full);
  }

  private static int opaque(int red, int green, int blue) {
    return 0xFF000000 | red << 16 | green << 8 | blue;
  }
}
