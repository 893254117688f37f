package org.digitstudio.lab;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.InkPoint;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.GreyPicture;

/**
 * Drawings that are no digits, to measure what is refused: letters that look like no digit (so no
 * O, I, S, Z, B, b, g, l, o, q, s, z), scribbles, dots and blots. Each is a little otherwise every
 * time.
 */
public final class NonDigits {
  /** Letters in a box 0..4 wide and 0..6 high; strokes are parted by a space, y down. */
  private static final String[] LETTERS = {
    "06 20 46 / 13.5 33.5",
    "06 00 40 / 03 33 / 06 46",
    "06 00 40 / 03 33",
    "41 20 01 05 26 45 43 23",
    "00 06 / 40 46 / 03 43",
    "00 06 / 40 03 46",
    "06 00 23 40 46",
    "06 00 46 40",
    "06 00 30 41 42 33 03",
    "06 00 30 41 42 33 03 / 23 46",
    "00 40 / 20 26",
    "00 05 16 36 45 40",
    "00 26 40",
    "00 16 23 36 40",
    "00 46 / 40 06",
    "00 23 40 / 23 26",
    "41 20 01 05 26 45 / 26 46 43 33",
    "20 25 16 05 / 10 30",
    "04 44 42 22 04 05 26 46",
    "00 06 / 04 13 33 44 46",
    "03 06 / 04 13 23 24 26 / 24 33 43 44 46",
    "03 06 / 04 13 33 44",
    "20 25 36 45 / 03 43",
    "03 05 16 36 45 43 46",
    "03 46 / 43 06",
    "03 26 43 / 26 08",
    "02 16 24 36 42",
    "43 23 04 05 26 46 43 40 46",
    "20 26 / 03 43",
    "00 46 / 40 06 / 23 29",
  };

  private static final int BLOT_SIDE = 120;

  private NonDigits() {}

  /** Letters in turn, each slanted, stretched and bent by chance. */
  public static List<Ink> letters(int count, long seed) {
    Random random = new Random(seed);
    List<Ink> inks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      inks.add(letter(LETTERS[i % LETTERS.length], random));
    }
    return inks;
  }

  private static Ink letter(String shape, Random random) {
    double slant = 0.15 * random.nextGaussian();
    double wide = 1 + 0.15 * random.nextGaussian();
    double high = 1 + 0.1 * random.nextGaussian();
    List<Stroke> strokes = new ArrayList<>();
    for (String stroke : shape.split(" / ")) {
      List<InkPoint> points = new ArrayList<>();
      for (String point : stroke.split(" ")) {
        double y = high * (Double.parseDouble(point.substring(1)) + 0.2 * random.nextGaussian());
        double x = Character.digit(point.charAt(0), 10) + 0.2 * random.nextGaussian();
        points.add(new InkPoint((float) (x * wide - slant * y), (float) y));
      }
      strokes.add(new Stroke(straight(points)));
    }
    return new Ink(strokes, 0.4f);
  }

  /** Samples along the sides of a polygon, so that corners stay corners, bent a little. */
  private static List<InkPoint> straight(List<InkPoint> corners) {
    List<InkPoint> points = new ArrayList<>();
    for (int i = 0; i + 1 < corners.size(); i++) {
      for (int j = 0; j < 6; j++) {
        float t = j / 6f;
        InkPoint a = corners.get(i);
        InkPoint b = corners.get(i + 1);
        points.add(new InkPoint(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y())));
      }
    }
    points.add(corners.getLast());
    return points;
  }

  /** A hand that wanders: 12 to 30 turns within a square. */
  public static List<Ink> scribbles(int count, long seed) {
    Random random = new Random(seed);
    List<Ink> inks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<InkPoint> points = new ArrayList<>();
      int turns = 12 + random.nextInt(19);
      for (int j = 0; j < turns; j++) {
        points.add(new InkPoint(100 * random.nextFloat(), 100 * random.nextFloat()));
      }
      inks.add(new Ink(List.of(new Stroke(points)), 5f));
    }
    return inks;
  }

  /** A pen that touches the paper, and hardly moves: at most its own width. */
  public static List<Ink> dots(int count, long seed) {
    Random random = new Random(seed);
    List<Ink> inks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float pen = 8 + 24 * random.nextFloat();
      List<InkPoint> points = new ArrayList<>();
      for (int j = 0; j < 1 + random.nextInt(3); j++) {
        points.add(new InkPoint(pen * random.nextFloat(), pen * random.nextFloat()));
      }
      inks.add(new Ink(List.of(new Stroke(points)), pen));
    }
    return inks;
  }

  /** Spilt ink on paper: three to eight round spots that run into one another. */
  public static List<GreyPicture> blots(int count, long seed) {
    Random random = new Random(seed);
    List<GreyPicture> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] paper = new float[BLOT_SIDE * BLOT_SIDE];
      Arrays.fill(paper, 1f);
      double x = BLOT_SIDE / 2.0;
      double y = BLOT_SIDE / 2.0;
      for (int spots = 3 + random.nextInt(6); spots > 0; spots--) {
        double radius = 8 + 12 * random.nextDouble();
        spot(paper, x, y, radius);
        double turn = 2 * Math.PI * random.nextDouble();
        x = Math.clamp(x + radius * Math.cos(turn), 25, BLOT_SIDE - 25);
        y = Math.clamp(y + radius * Math.sin(turn), 25, BLOT_SIDE - 25);
      }
      pictures.add(GreyPicture.of(BLOT_SIDE, BLOT_SIDE, paper));
    }
    return pictures;
  }

  private static void spot(float[] paper, double x, double y, double radius) {
    for (int at = 0; at < paper.length; at++) {
      if (Math.hypot(at % BLOT_SIDE - x, at / BLOT_SIDE - y) < radius) {
        paper[at] = 0f;
      }
    }
  }
}
