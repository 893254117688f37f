package org.digitstudio.ink.grouping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.digit.Stroke;
import org.digitstudio.ink.InkCurves;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.Segmenter.Digit;

/**
 * Predicts which digit some strokes make and caches the predictions, so that while a drawing grows
 * only groups with the new stroke are rasterized and predicted. Strokes are compared by identity.
 */
public final class GroupReader {
  private static final int REMEMBERED = 512;

  private final Function<DigitImage, Prediction> reader;
  private final Map<Key, Digit<Ink>> remembered =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Digit<Ink>> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param reader the network
   */
  public GroupReader(Function<DigitImage, Prediction> reader) {
    this.reader = reader;
  }

  /** Returns the network's prediction for an image. */
  Prediction read(DigitImage image) {
    return reader.apply(image);
  }

  Digit<Ink> read(List<Stroke> strokes, float penWidth) {
    Key key = new Key(strokes, penWidth);
    synchronized (remembered) {
      Digit<Ink> known = remembered.get(key);
      if (known != null) {
        return known;
      }
    }
    Ink ink = new Ink(strokes, penWidth);
    DigitImage image = InkNormalizer.image(ink);
    Digit<Ink> digit =
        new Digit<>(ink, InkCurves.bounds(ink).grown(penWidth / 2), image, reader.apply(image));
    synchronized (remembered) {
      remembered.put(key, digit);
    }
    return digit;
  }

  private static final class Key {
    private final Stroke[] strokes;
    private final float penWidth;

    Key(List<Stroke> strokes, float penWidth) {
      this.strokes = strokes.toArray(new Stroke[0]);
      this.penWidth = penWidth;
    }

    @Override
    public boolean equals(Object other) {
      if (!(other instanceof Key that)
          || strokes.length != that.strokes.length
          || penWidth != that.penWidth) {
        return false;
      }
      for (int i = 0; i < strokes.length; i++) {
        if (strokes[i] != that.strokes[i]) {
          return false;
        }
      }
      return true;
    }

    @Override
    public int hashCode() {
      int hash = Float.hashCode(penWidth);
      for (Stroke stroke : strokes) {
        hash = 31 * hash + System.identityHashCode(stroke);
      }
      return hash;
    }
  }
}
