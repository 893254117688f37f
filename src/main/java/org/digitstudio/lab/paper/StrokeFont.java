package org.digitstudio.lab.paper;

/**
 * A built-in stroke font of digits and signs: skeletons on a grid of 10 x 16, in the forms taught
 * in different countries. Each copy is slightly jittered.
 */
final class StrokeFont {
  private static final String[][] DIGITS = {
    {"5,0 2,1.5 0,8 2,14.5 5,16 8,14.5 10,8 8,1.5 5,0", "6,0 2,2 0,9 3,15.5 7,15 10,7 8,1 4,0.5"},
    {"5,0 5,16", "1,4 5,0|5,0 5,16", "0,5 3,3 5,0|5,0 5,16|1,16 9,16", "6,0 4,16"},
    {
      "0,4 1.5,1 5,0 8.5,1.2 9.5,4.5 7,9 0,16|0,16 10,16",
      "0.5,3.5 3,0.5 7,0.3 9,4 6,10 2,14.5 0.5,15.5 2,13.5 5,14.5 10,15.5"
    },
    {
      "0.5,2.5 3,0.2 7,0.3 9,3.5 7.5,6.5 4,7.5|4,7.5 8.5,8.5 10,12 7.5,15.5 3,16 0,13.5",
      "0,0 9,0|9,0 4,6|4,6 8.5,7.5 10,11.5 7,15.5 3,16 0,14"
    },
    {
      "7.5,0 0,11|0,11 10,11|7.5,0 7.5,16",
      "2,0 0.5,8.5|0.5,8.5 9.5,8.5|8,1 7,16",
      "7,0 4,5 0,10.5|0,10.5 10,10|7,6 6.5,16"
    },
    {
      "9,0 1.5,0|1.5,0 1,7|1,7 5,5.8 9,8 10,11.5 7.5,15.3 3.5,16 0,14",
      "2,0.5 1,6.5|1,6.5 6,6 9.5,10 7,15.2 0,15.5|2,0.5 9.5,0"
    },
    {
      "8,0.5 4,2.5 1,7.5 0,12 2.5,15.5 6,16 9.5,13 9,9 5.5,7.5 1.5,9.5 0.2,12",
      "6,0 2,6 0,12 3,16 7,15 8.5,11 5,9 0.5,12"
    },
    {"0,0 10,0|10,0 4,16", "0,0 10,0|10,0 4,16|3,8 9,8", "0,3 0,0|0,0 9.5,0.5|9.5,0.5 6,7 5,16"},
    {
      "5,0 2,1 0.8,4 2.5,6.5 5,7.8 8,9.5 10,12.5 8,15.3 5,16 2,15.3 0,12.5 2,9.5 5,7.8 7.8,6.3 9,4"
          + " 8,1 5,0",
      "8.5,2 5,0 1.5,2.5 3,6.5 8,10 9,13.5 5,16 1,13.5 3,9 8,5 8.5,2"
    },
    {
      "9.5,4 7.5,0.5 4,0 0.5,3 1.5,7 5,8.5 9,6.5 9.5,4|9.5,4 9.3,9 7,16",
      "9,2 5,0 1,3 1.5,7 5,7.5 9,4|9.3,1 8.8,8 8.5,16",
      "9.5,4 7,0.2 3,0.5 0.5,4 3,8 7,7.5 9.5,4|9.5,4 9.5,11 6,15.5 2,15.5"
    }
  };

  private static final String[] SIGNS = {
    "0,8 10,8", // dash
    "0,6 10,6|0,10 10,10", // equals
    "9,3 5,1.5 1,4 5,8 9,11 5,14.5 1,13|5,0 5,16", // dollar
    "9,3 5,1.5 1,4 5,8 9,11 5,14.5 1,13|4,0 4,16|6,0 6,16", // dollar with two bars
    "3,1 2,15|8,1 7,15|0,5 10,5|0,11 10,11", // hash
    "5,3 5,13|1,5 9,11|1,11 9,5", // asterisk
    "1,2 9,14|9,2 1,14", // cross
    "5,2 5,14|0,8 10,8" // plus
  };

  private StrokeFont() {}

  /** Returns a digit in a random form. */
  static StrokeGlyph digit(int digit, PageRandom random) {
    return of(digit, random.pick(DIGITS[digit]), 0.45f, random);
  }

  /** Returns a random sign that is not a digit. */
  static StrokeGlyph sign(PageRandom random) {
    return of(Glyph.NO_DIGIT, random.pick(SIGNS), 0.7f, random);
  }

  /** Returns one or two long slanted strokes. */
  static StrokeGlyph slash(PageRandom random) {
    String strokes = random.of(0.6) ? "10,0 0,16" : "10,0 0,16|14,0 4,16";
    return of(Glyph.NO_DIGIT, strokes, 0.7f, random);
  }

  /** Returns a horizontal stroke. */
  static StrokeGlyph dash(PageRandom random) {
    return of(Glyph.NO_DIGIT, SIGNS[0], 0.7f, random);
  }

  private static StrokeGlyph of(int label, String skeleton, float shake, PageRandom random) {
    String[] parts = skeleton.split("\\|");
    float[][] strokes = new float[parts.length][];
    float still = random.of(0.3) ? 0 : shake;
    for (int i = 0; i < parts.length; i++) {
      String[] numbers = parts[i].split("[ ,]");
      strokes[i] = new float[numbers.length];
      for (int j = 0; j < numbers.length; j++) {
        strokes[i][j] = Float.parseFloat(numbers[j]) + still * random.around(0, 1);
      }
    }
    return StrokeGlyph.of(label, strokes);
  }
}
