package org.digitstudio.application.reading;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.digitstudio.application.Lazy;
import org.digitstudio.application.reading.Reading.ReadDigit;
import org.digitstudio.domain.data.ClassNames;
import org.digitstudio.domain.digit.DigitImage;
import org.digitstudio.domain.digit.Ink;
import org.digitstudio.domain.digit.Prediction;
import org.digitstudio.domain.port.DigitClassifier;
import org.digitstudio.domain.port.DigitDetector;
import org.digitstudio.ink.Box;
import org.digitstudio.ink.GreyPicture;
import org.digitstudio.ink.InkNormalizer;
import org.digitstudio.ink.PicturePreparer;
import org.digitstudio.ink.Plausibility;
import org.digitstudio.ink.Preparation;
import org.digitstudio.ink.PreparationOptions;
import org.digitstudio.ink.Segmenter;
import org.digitstudio.ink.grouping.GroupReader;
import org.digitstudio.ink.grouping.GroupingModel;
import org.digitstudio.ink.grouping.InkSegmenter;
import org.digitstudio.paper.PaperReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads drawings and pictures, in the same way for the canvas, for files and for measurements. Fast
 * enough for every pen sample, because predictions of unchanged pieces are cached.
 */
public final class RecognitionService {
  private static final int CACHE_SIZE = 512;

  private final Map<DigitImage, Prediction> cache =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<DigitImage, Prediction> eldest) {
          return size() > CACHE_SIZE;
        }
      };
  private @Nullable DigitClassifier cacheClassifier;
  private @Nullable GroupReader groups;
  private @Nullable DigitClassifier groupsClassifier;
  private final Supplier<DigitDetector> detector;
  private final Supplier<PictureRecognition> pictures;

  /**
   * @param detector supplies the number reader when the first picture is read
   */
  public RecognitionService(Supplier<DigitDetector> detector) {
    this.detector = detector;
    this.pictures = new Lazy<>(() -> new PictureRecognition(new PaperReader(detector.get())));
  }

  /** Returns a service with the same number reader and an empty cache. */
  public RecognitionService fresh() {
    return new RecognitionService(detector);
  }

  /** Reads a finished drawing, on a page slightly larger than the ink. */
  public Reading read(Ink ink, DigitClassifier classifier, PreparationOptions options) {
    if (ink.isEmpty()) {
      return Reading.EMPTY;
    }
    return read(ink, false, InkNormalizer.page(ink), classifier, options);
  }

  /**
   * Reads a drawing.
   *
   * @param penDown whether the last stroke is still being drawn
   * @param page the canvas in the ink's unit; only used if a step is disabled
   */
  public Reading read(
      Ink ink, boolean penDown, Box page, DigitClassifier classifier, PreparationOptions options) {
    long start = System.nanoTime();
    ClassNames classNames = classifier.model().card().classNames();
    if (!classNames.areDigits() && !ink.isEmpty()) {
      return whole(InkNormalizer.prepare(ink, page, options), classifier, options, start);
    }
    InkSegmenter segmenter = new InkSegmenter(GroupingModel.bundled(), groupReader(classifier));
    List<ReadDigit> digits = new ArrayList<>();
    for (Segmenter.Digit<Ink> digit : segmenter.digits(ink, penDown)) {
      ReadDigit read =
          finish(
              digit,
              (piece, chosen) -> InkNormalizer.prepare(piece, page, chosen),
              classifier,
              options);
      digits.add(Plausibility.couldBeDigit(digit.piece()) ? read : read.notSure());
    }
    return new Reading(digits, System.nanoTime() - start);
  }

  private GroupReader groupReader(DigitClassifier classifier) {
    synchronized (cache) {
      if (groups == null || groupsClassifier != classifier) {
        groups = new GroupReader(image -> predict(image, classifier, PreparationOptions.ALL));
        groupsClassifier = classifier;
      }
      return groups;
    }
  }

  /** Reads a picture, such as a file, a photograph of paper or a screenshot. */
  public Reading read(GreyPicture picture, DigitClassifier classifier, PreparationOptions options) {
    long start = System.nanoTime();
    if (PicturePreparer.isMnistLike(picture)
        || !classifier.model().card().classNames().areDigits()) {
      return whole(PicturePreparer.prepare(picture, options), classifier, options, start);
    }
    List<ReadDigit> digits =
        pictures.get().read(picture, image -> predict(image, classifier, options), options);
    return new Reading(digits, System.nanoTime() - start);
  }

  /**
   * Reads a drawing or picture as one object: classes that are no digits, such as garments, form no
   * numbers.
   */
  private Reading whole(
      Preparation whole, DigitClassifier classifier, PreparationOptions options, long start) {
    Prediction prediction = predict(whole.image(), classifier, options);
    Box box = new Box(0, 0, DigitImage.SIDE, DigitImage.SIDE);
    return new Reading(
        List.of(new ReadDigit(box, whole.image(), prediction, () -> whole)),
        classifier.model().card().classNames(),
        System.nanoTime() - start);
  }

  private <P> ReadDigit finish(
      Segmenter.Digit<P> digit,
      BiFunction<P, PreparationOptions, Preparation> steps,
      DigitClassifier classifier,
      PreparationOptions options) {
    if (options.equals(PreparationOptions.ALL)) {
      return new ReadDigit(
          digit.box(),
          digit.image(),
          digit.prediction(),
          () -> steps.apply(digit.piece(), options));
    }
    Preparation prepared = steps.apply(digit.piece(), options);
    return new ReadDigit(
        digit.box(),
        prepared.image(),
        predict(prepared.image(), classifier, options),
        () -> prepared);
  }

  private Prediction predict(
      DigitImage image, DigitClassifier classifier, PreparationOptions options) {
    if (!options.equals(PreparationOptions.ALL)) {
      return classifier.classify(image);
    }
    synchronized (cache) {
      if (cacheClassifier != classifier) {
        cache.clear();
        cacheClassifier = classifier;
      }
      Prediction known = cache.get(image);
      if (known != null) {
        return known;
      }
    }
    Prediction prediction = classifier.classify(image);
    if (classifier.model().card().classNames().areDigits() && !Plausibility.couldBeDigit(image)) {
      prediction = prediction.notSure();
    }
    synchronized (cache) {
      if (cacheClassifier == classifier) {
        cache.put(image, prediction);
      }
    }
    return prediction;
  }
}
