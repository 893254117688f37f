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
 * Drawings that are not digits, to measure how many are rejected: letters that do not resemble a
 * digit (so no O, I, S, Z, B, b, g, l, o, q, s, z), scribbles, dots and blots, with random
 * variation.
 */
public final class NonDigits {
  /** Points (x, y) of letters in a box of 4 x 6, y down; strokes are separated by slashes. */
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

  /** Returns letters, each randomly slanted, stretched and jittered. */
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
    double widthScale = 1 + 0.15 * random.nextGaussian();
    double heightScale = 1 + 0.1 * random.nextGaussian();
    List<Stroke> strokes = new ArrayList<>();
    for (String stroke : shape.split(" / ")) {
      List<InkPoint> points = new ArrayList<>();
      for (String point : stroke.split(" ")) {
        double y =
            heightScale * (Double.parseDouble(point.substring(1)) + 0.2 * random.nextGaussian());
        double x = Character.digit(point.charAt(0), 10) + 0.2 * random.nextGaussian();
        points.add(new InkPoint((float) (x * widthScale - slant * y), (float) y));
      }
      strokes.add(new Stroke(polyline(points)));
    }
    return new Ink(strokes, 0.4f);
  }

  /** Samples points along the segments between corners, so that the corners stay sharp. */
  private static List<InkPoint> polyline(List<InkPoint> corners) {
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

  /** Returns scribbles: random polylines of 12 to 30 points within a square. */
  public static List<Ink> scribbles(int count, long seed) {
    Random random = new Random(seed);
    List<Ink> inks = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      List<InkPoint> points = new ArrayList<>();
      int corners = 12 + random.nextInt(19);
      for (int j = 0; j < corners; j++) {
        points.add(new InkPoint(100 * random.nextFloat(), 100 * random.nextFloat()));
      }
      inks.add(new Ink(List.of(new Stroke(points)), 5f));
    }
    return inks;
  }

  /** Returns dots: strokes no longer than the pen's width. */
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

  /** Returns ink blots on paper: three to eight overlapping discs. */
  public static List<GreyPicture> blots(int count, long seed) {
    Random random = new Random(seed);
    List<GreyPicture> pictures = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      float[] paper = new float[BLOT_SIDE * BLOT_SIDE];
      Arrays.fill(paper, 1f);
      double x = BLOT_SIDE / 2.0;
      double y = BLOT_SIDE / 2.0;
      for (int discs = 3 + random.nextInt(6); discs > 0; discs--) {
        double radius = 8 + 12 * random.nextDouble();
        drawDisc(paper, x, y, radius);
        double direction = 2 * Math.PI * random.nextDouble();
        x = Math.clamp(x + radius * Math.cos(direction), 25, BLOT_SIDE - 25);
        y = Math.clamp(y + radius * Math.sin(direction), 25, BLOT_SIDE - 25);
      }
      pictures.add(GreyPicture.of(BLOT_SIDE, BLOT_SIDE, paper));
    }
    return pictures;
  }

  private static void drawDisc(float[] paper, double x, double y, double radius) {
    for (int i = 0; i < paper.length; i++) {
      if (Math.hypot(i % BLOT_SIDE - x, i / BLOT_SIDE - y) < radius) {
        paper[i] = 0f;
      }
    }
  }
}
