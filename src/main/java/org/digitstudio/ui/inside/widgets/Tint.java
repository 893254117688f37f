package org.digitstudio.ui.inside.widgets;

/**
 * How a number becomes a colour. Both are black at 0, like the paper of the 28x28 picture; blue and
 * orange stay apart for every kind of colour blindness.
 */
public enum Tint {
  /** 0 black to 1 white: the picture itself. */
  INK {
    @Override
    public int argb(float value) {
      int grey = Math.round(255 * Math.clamp(value, 0f, 1f));
      return opaque(grey, grey, grey);
    }
  },
  /** -1 blue, 0 black, 1 orange. */
  SIGNED {
    @Override
    public int argb(float value) {
      // A gentle curve, so that weak values do not drown in black.
      float strength = (float) Math.pow(Math.min(1f, Math.abs(value)), 0.7);
      return value < 0
          ? opaque(mix(strength, 88), mix(strength, 170), mix(strength, 255))
          : opaque(mix(strength, 255), mix(strength, 162), mix(strength, 64));
    }
  };

  /** The colour of a value between -1 and 1; beyond them it saturates. */
  public abstract int argb(float value);

  /** A digit's grey, dimmed, under a signed value: evidence laid over the picture. */
  static int over(float ink, float signed) {
    int top = SIGNED.argb(signed);
    int under = Math.round(90 * Math.clamp(ink, 0f, 1f));
    float cover = Math.min(1f, Math.abs(signed) * 3f);
    return opaque(
        blend(under, top >> 16 & 0xFF, cover),
        blend(under, top >> 8 & 0xFF, cover),
        blend(under, top & 0xFF, cover));
  }

  /** Whether black text on this colour reads better than white. */
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
